import * as types from 'types.bicep'

// The counter, from an empty subscription to a running, observable system: docs/deploy.md leads through it.
targetScope = 'subscription'
@allowed(['dev', 'test', 'prod'])
param stage string // also the name of the azd environment, but for the second region: that is called north

@description('Data stay in Germany: no other region is allowed. The second one has names of its own, so it stands beside the first, not in its place.')
@allowed(['germanywestcentral', 'germanynorth'])
param location string

@description('Whose counter it is: part of names and of the source of events.')
@minLength(2)
@maxLength(12)
param office string

@description('Front Door puts site and API under one address and limits how often one address asks; null: none.')
param frontDoorSku ('Standard_AzureFrontDoor' | 'Premium_AzureFrontDoor')?

param keep types.keeping
param plan types.hosting
param logs types.logging
param scan types.scanning
param watch types.watching

@description('Names under which Front Door answers besides its own, such as termine.example.de.')
param domains string[] = []

@description('Other websites whose pages show forms in themselves, such as https://www.example.de.')
param embedders string[] = []

@description('Address that pages, mails and links name, such as https://termine.example.de; empty: the address that Azure gives.')
param siteAddress string = ''

@description('After the loss of the first region: its data account, which is used instead of a new one.')
param dataFrom types.kept?

@description('The vault of a counter that was torn down within 90 days still has its name: it is taken back, with its secrets.')
param recoverVault bool = false

param settings types.settingMap // what differs from settings.json

@description('Numbers of the secrets that lie in the vault as secret-{number}; the highest makes new keys.')
param secretVersions int[] = [1]

@description('Settings whose values lie in the vault: setting to name of the secret, such as a mail password.')
param vaultSettings types.settingMap = {}
param admit types.admitting

var resources types.resourceList = loadJsonContent('../functions/content/resources.json')
var containerRules types.containerRuleMap = loadJsonContent('containers.json')
var region = location == 'germanynorth' ? '-north' : ''
var base = '${office}-${stage}${region}'
var token = uniqueString(subscription().subscriptionId, office, '${stage}${region}')
var tags types.tagMap = { system: 'schalter', office: office, stage: stage, 'azd-env-name': empty(region) ? stage : 'north' }
var names = types.namesOf(base, token, dataFrom.?account)
var groupName = 'rg-schalter-${base}'
var dataGroup = dataFrom.?group ?? groupName
var hasFrontDoor = frontDoorSku != null

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: groupName
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
    allowedAddresses: admit.addresses
    hasData: dataFrom == null
    recoversVault: recoverVault
    workspaceId: monitoring.outputs.workspaceId
  }
}

module network 'modules/private-network.bicep' = if (keep.isPrivate) {
  scope: group
  params: { location: location, tags: tags, names: names, dataGroup: dataGroup, isBusPrivate: keep.serviceBusSku == 'Premium' }
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
    dataGroup: dataGroup
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

var apiHost = hasFrontDoor ? siteOrigin : 'https://${app.outputs.hostName}'
var apiUrl = '${apiHost}/api'

module appSettings 'modules/settings.bicep' = {
  scope: group
  params: {
    appName: names.app
    clientId: identity.outputs.clientId
    hostAccountName: names.host
    dataAccountName: names.data
    busHost: stores.outputs.busHost
    vaultName: names.vault
    insightsConnection: monitoring.outputs.connectionString
    siteOrigin: siteOrigin
    origins: union([siteOrigin, azureOrigin], map(domains, domain => 'https://${domain}'), embedders)
    siteBlobEndpoint: stores.outputs.siteBlobEndpoint
    apiHost: apiHost
    eventSource: 'urn:schalter:${office}:${stage}'
    secretVersions: secretVersions
    vaultSettings: vaultSettings
    settings: union(loadJsonContent('settings.json'), { Network__TrustedProxies: hasFrontDoor ? '2' : '1' }, settings)
  }
}

module routes 'modules/front-door-routes.bicep' = if (hasFrontDoor) {
  scope: group
  params: {
    profileName: names.frontDoor
    apiHost: app.outputs.hostName
    domains: domains
    siteHost: replace(stores.outputs.siteOrigin, 'https://', '')
    firewallName: 'waf${token}'
    tags: tags
    sku: frontDoorSku!
  }
}

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
    dataGroup: dataGroup
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
output DOMAIN_RECORDS string[] = routes.?outputs.records ?? []
