import { admitting, containerRuleMap, hosting, keeping, logging, nameMap, resourceList, scanning, settingMap, tagMap, watching } from 'types.bicep'

// The counter, from an empty subscription to a running, observable system: docs/deploy.md leads through it.
targetScope = 'subscription'
@allowed(['dev', 'test', 'prod'])
param stage string // also the name of the azd environment

@description('Data stay in Germany: no other region is allowed.')
@allowed(['germanywestcentral', 'germanynorth'])
param location string

@description('Whose counter it is: part of names and of the source of events.')
@minLength(2)
@maxLength(12)
param office string

@description('Front Door puts site and API under one address and limits how often one address asks; null: none.')
param frontDoorSku ('Standard_AzureFrontDoor' | 'Premium_AzureFrontDoor')?

param keep keeping
param plan hosting
param logs logging
param scan scanning
param watch watching

@description('Address of the website once it has a name of its own, such as https://termine.example.de; empty: the address that Azure gives.')
param siteAddress string = ''

param settings settingMap // what differs from settings.json

@description('Numbers of the secrets that lie in the vault as secret-{number}; the highest makes new keys.')
param secretVersions int[] = [1]

@description('Settings whose values lie in the vault: setting to name of the secret, such as a mail password.')
param vaultSettings settingMap = {}
param admit admitting

var resources resourceList = loadJsonContent('../functions/content/resources.json')
var containerRules containerRuleMap = loadJsonContent('containers.json')
var token = uniqueString(subscription().subscriptionId, office, stage)
var base = '${office}-${stage}'
var tags tagMap = { system: 'schalter', office: office, stage: stage, 'azd-env-name': stage }
var names nameMap = {
  identity: 'id-${base}'
  app: 'func-${base}-${token}'
  data: 'schdata${token}'
  host: 'schhost${token}'
  site: 'schsite${token}'
  bus: 'sb-${base}-${token}'
  vault: 'kv-${token}'
  workspace: 'log-${base}'
  insights: 'appi-${base}'
  network: 'vnet-${base}'
  frontDoor: 'fd-${base}-${token}'
}
var hasFrontDoor = frontDoorSku != null

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-schalter-${base}'
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: { workspaceName: names.workspace, insightsName: names.insights, location: location, tags: tags, logs: logs }
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: names.identity, location: location, tags: tags }
}

module stores 'modules/stores.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    names: names
    keep: keep
    resources: resources
    containerRules: containerRules
    scannedGBPerMonth: scan.defenderGBPerMonth
    workspaceId: monitoring.outputs.workspaceId
  }
}

module network 'modules/private-network.bicep' = if (keep.isPrivate) {
  scope: group
  params: { location: location, tags: tags, names: names, isBusPrivate: keep.serviceBusSku == 'Premium' }
  dependsOn: [stores]
}

module frontDoor 'modules/front-door-profile.bicep' = if (hasFrontDoor) {
  scope: group
  params: { name: names.frontDoor, tags: tags, sku: frontDoorSku!, workspaceId: monitoring.outputs.workspaceId }
}

var azureOrigin = hasFrontDoor ? 'https://${frontDoor.?outputs.hostName ?? ''}' : stores.outputs.siteOrigin
var siteOrigin = empty(siteAddress) ? azureOrigin : siteAddress

module access 'modules/access.bicep' = {
  scope: group
  params: {
    names: names
    principalId: identity.outputs.principalId
    resources: resources
    containerRules: containerRules
    readsVerdicts: scan.defenderGBPerMonth > 0
    admit: admit
  }
  dependsOn: [stores, monitoring]
}

module app 'modules/function-app.bicep' = {
  scope: group
  params: {
    name: names.app
    location: location
    tags: tags
    plan: plan
    identityId: identity.outputs.id
    packageContainer: stores.outputs.packageContainer
    isPrivate: keep.isPrivate
    subnetId: network.?outputs.functionsSubnetId ?? ''
    isBehindFrontDoor: hasFrontDoor
    frontDoorId: frontDoor.?outputs.id ?? ''
    workspaceId: monitoring.outputs.workspaceId
  }
  dependsOn: [access]
}

var apiHost = hasFrontDoor ? azureOrigin : 'https://${app.outputs.hostName}'

module appSettings 'modules/settings.bicep' = {
  scope: group
  params: {
    appName: names.app
    clientId: identity.outputs.clientId
    hostAccountName: names.host
    blobEndpoint: stores.outputs.blobEndpoint
    queueEndpoint: stores.outputs.queueEndpoint
    tableEndpoint: stores.outputs.tableEndpoint
    busHost: stores.outputs.busHost
    vaultName: names.vault
    insightsConnection: monitoring.outputs.connectionString
    siteOrigin: siteOrigin
    siteBlobEndpoint: stores.outputs.siteBlobEndpoint
    apiHost: apiHost
    eventSource: 'urn:schalter:${office}:${stage}'
    secretVersions: secretVersions
    vaultSettings: vaultSettings
    settings: union(loadJsonContent('settings.json'), { Network__TrustedProxies: hasFrontDoor ? '2' : '1' }, settings)
  }
}

module firewall 'modules/firewall.bicep' = if (hasFrontDoor) {
  scope: group
  params: { name: 'waf${token}', tags: tags, sku: frontDoorSku! }
}

module routes 'modules/front-door-routes.bicep' = if (hasFrontDoor) {
  scope: group
  params: {
    profileName: names.frontDoor
    apiHost: app.outputs.hostName
    siteHost: replace(stores.outputs.siteOrigin, 'https://', '')
    firewallId: firewall.?outputs.id ?? ''
  }
}

var apiUrl = '${apiHost}/api'

module operations 'modules/operations.bicep' = {
  scope: group
  params: {
    name: base
    location: location
    tags: tags
    watch: watch
    workspaceId: monitoring.outputs.workspaceId
    insightsId: monitoring.outputs.insightsId
    namespaceId: stores.outputs.busId
    dataAccountName: names.data
    queues: resources.queues
    readyUrl: '${apiUrl}/health/ready'
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output APP_NAME string = names.app
output API_URL string = apiUrl
output SITE_URL string = siteOrigin
output SITE_ACCOUNT string = names.site
output VAULT_NAME string = names.vault
output SECRET_VERSIONS int[] = secretVersions
