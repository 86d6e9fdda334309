import { tagMap } from '../types.bicep'

@description('A network of its own: the app calls out through one known address and reaches its stores at private ones.')
param name string
param location string
param tags tagMap

var functionsSubnet = 'functions'
var endpointsSubnet = 'endpoints'

resource address 'Microsoft.Network/publicIPAddresses@2025-05-01' = {
  name: 'pip-${name}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIPAllocationMethod: 'Static' }
}

resource gateway 'Microsoft.Network/natGateways@2025-05-01' = {
  name: 'ng-${name}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIpAddresses: [{ id: address.id }] }
}

resource guard 'Microsoft.Network/networkSecurityGroups@2025-05-01' = {
  name: 'nsg-${name}'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'nothing-from-outside'
        properties: {
          priority: 4000
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: 'Internet'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2026-03-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/24'] }
    subnets: [
      {
        name: functionsSubnet
        properties: {
          addressPrefix: '10.20.0.0/25'
          natGateway: { id: gateway.id }
          networkSecurityGroup: { id: guard.id }
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: endpointsSubnet
        properties: {
          addressPrefix: '10.20.0.128/26'
          networkSecurityGroup: { id: guard.id }
          defaultOutboundAccess: false
        }
      }
    ]
  }
}

output id string = network.id
output functionsSubnetId string = resourceId('Microsoft.Network/virtualNetworks/subnets', network.name, functionsSubnet)
output endpointsSubnetId string = resourceId('Microsoft.Network/virtualNetworks/subnets', network.name, endpointsSubnet)
