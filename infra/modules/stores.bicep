import { containerRuleMap, keeping, nameMap, resourceList, tagMap } from '../types.bicep'

@description('Everything that keeps something: three storage accounts (people\'s data, the host\'s own, the website), topics, vault.')
param location string
param tags tagMap
param names nameMap
param keep keeping
param resources resourceList
param containerRules containerRuleMap

@description('Gigabytes per month that Defender scans at most; 0: none.')
param scannedGBPerMonth int

@description('Addresses from which content is edited past a private network.')
param allowedAddresses string[]

@description('False: the account of people\'s data is there already, in another group (dataFrom).')
param hasData bool
param recoversVault bool
param workspaceId string

var packages = 'packages'

module data 'storage-account.bicep' = if (hasData) {
  params: {
    name: names.data
    location: location
    tags: tags
    sku: keep.storageSku
    isPrivate: keep.isPrivate
    letsScannerIn: scannedGBPerMonth > 0
    allowedAddresses: allowedAddresses
    logsReading: true
    workspaceId: workspaceId
    isLocked: keep.isLocked
  }
}

module content 'storage-content.bicep' = if (hasData) {
  params: {
    accountName: names.data
    containers: resources.containers
    queues: resources.queues
    tables: resources.tables
    containerRules: containerRules
    undeleteDays: keep.undeleteDays
  }
  dependsOn: [data]
}

module malwareScan 'malware-scan.bicep' = if (hasData && scannedGBPerMonth > 0) {
  params: {
    accountName: names.data
    gigabytesPerMonth: scannedGBPerMonth
    containers: resources.containers
    containerRules: containerRules
  }
  dependsOn: [content]
}

// Lost with its region, it is made anew by the next deployment: no copies elsewhere.
module host 'storage-account.bicep' = {
  params: {
    name: names.host
    location: location
    tags: tags
    sku: 'Standard_LRS'
    isPrivate: keep.isPrivate
    workspaceId: workspaceId
    isLocked: false
  }
}

module hostContent 'host-storage.bicep' = {
  params: { accountName: names.host, deploymentContainer: packages }
  dependsOn: [host]
}

// Public by purpose: it holds nothing but pages.
module site 'storage-account.bicep' = {
  params: {
    name: names.site
    location: location
    tags: tags
    sku: 'Standard_LRS'
    isPrivate: false
    workspaceId: workspaceId
    isLocked: false
  }
}

module siteContent 'site-storage.bicep' = {
  params: { accountName: names.site }
  dependsOn: [site]
}

module bus 'service-bus.bicep' = {
  params: {
    name: names.bus
    location: location
    tags: tags
    sku: keep.serviceBusSku
    isPrivate: keep.isPrivate
    topics: resources.topics
    workspaceId: workspaceId
    isLocked: keep.isLocked
  }
}

module vault 'vault.bicep' = {
  params: {
    name: names.vault
    location: location
    tags: tags
    isPrivate: keep.isPrivate
    isRecovered: recoversVault
    workspaceId: workspaceId
  }
}

output packageContainer string = '${host.outputs.blobEndpoint}${packages}'
// without the slash at its end, as browsers send it
output siteBlobEndpoint string = site.outputs.blobEndpoint
output siteOrigin string = take(site.outputs.webEndpoint, length(site.outputs.webEndpoint) - 1)
output busId string = bus.outputs.id
output busHost string = bus.outputs.host
