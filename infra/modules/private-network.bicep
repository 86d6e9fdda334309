import { nameMap, tagMap } from '../types.bicep'

@description('The network and the private addresses in it.')
param location string
param tags tagMap
param names nameMap

@description('Resource group of the data account.')
param dataGroup string

@description('Only Premium has private addresses.')
param isBusPrivate bool

module network 'network.bicep' = {
  params: { name: names.network, location: location, tags: tags }
}

module access 'private-access.bicep' = {
  params: {
    location: location
    tags: tags
    networkId: network.outputs.id
    subnetId: network.outputs.endpointsSubnetId
    dataAccountName: names.data
    dataGroup: dataGroup
    hostAccountName: names.host
    vaultName: names.vault
    namespaceName: isBusPrivate ? names.bus : ''
  }
}

output functionsSubnetId string = network.outputs.functionsSubnetId
