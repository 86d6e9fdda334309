import { tagMap } from '../types.bicep'

@description('Private addresses of the stores and the zones that lead to them.')
param location string
param tags tagMap
param networkId string
param subnetId string
param dataAccountName string
param dataGroup string
param hostAccountName string
param vaultName string

@description('Only Premium has private addresses; empty: none.')
param namespaceName string

var hasBus = !empty(namespaceName)
var parts = concat(['blob', 'queue', 'table', 'vault'], hasBus ? ['namespace'] : [])
var zones = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  table: 'privatelink.table.${environment().suffixes.storage}'
  vault: 'privatelink.vaultcore.azure.net'
  namespace: 'privatelink.servicebus.windows.net'
}

var accountType = 'Microsoft.Storage/storageAccounts'
// The host storage has no queues: the host needs blobs (leases, packages) and tables (diagnosis).
var targets = concat(
  map(['blob', 'queue', 'table'], part => { group: dataGroup, name: dataAccountName, type: accountType, part: part }),
  map(['blob', 'table'], part => { group: resourceGroup().name, name: hostAccountName, type: accountType, part: part }),
  [{ group: resourceGroup().name, name: vaultName, type: 'Microsoft.KeyVault/vaults', part: 'vault' }],
  hasBus ? [{ group: resourceGroup().name, name: namespaceName, type: 'Microsoft.ServiceBus/namespaces', part: 'namespace' }] : []
)

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for part in parts: {
    name: zones[part]
    location: 'global'
    tags: tags
  }
]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (part, i) in parts: {
    parent: zone[i]
    name: 'counter'
    location: 'global'
    tags: tags
    properties: { registrationEnabled: false, virtualNetwork: { id: networkId } }
  }
]

module endpoint 'private-endpoint.bicep' = [
  for target in targets: {
    name: 'pe-${target.name}-${target.part}'
    params: {
      name: 'pe-${target.name}-${target.part}'
      location: location
      tags: tags
      subnetId: subnetId
      serviceId: resourceId(target.group, target.type, target.name)
      group: target.part
      zoneName: zones[target.part]
    }
    dependsOn: [zone]
  }
]
