import { tagMap } from '../types.bicep'

@description('The identity of the function app: everything it may do hangs on it, and no secret is needed.')
param name string
param location string
param tags tagMap

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

output id string = identity.id
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
