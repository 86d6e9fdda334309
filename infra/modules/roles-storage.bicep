import { containerRuleMap } from '../types.bicep'

@description('What the app may do with stored things: by container, as containers.json says; queues and tables as a whole. And what editors may.')
param accountName string
param containers string[]
param containerRules containerRuleMap

@description('Defender scans, and its verdicts count.')
param readsVerdicts bool

@description('Name of the identity; role assignments are named by it and their role: a change of role makes a new one, as Azure lets none be changed.')
param identityName string
param principalId string

@description('Entra group of those who change forms, texts and routing; empty: nobody yet.')
param editorsGroupId string

var roles = loadJsonContent('../roles.json')

resource account 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: accountName
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2026-06-01' existing = {
  parent: account
  name: 'default'
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-06-01' existing = [
  for name in containers: {
    parent: blobService
    name: name
  }
]

// Verdicts are tags of the blobs, and of the built-in roles only the owner's may read tags.
var blobRoles = map(
  containers,
  name =>
    readsVerdicts && (containerRules[?name].?isScanned ?? false)
      ? roles.blobOwner
      : ((containerRules[?name] ?? containerRules.default).access == 'read' ? roles.blobReader : roles.blobContributor)
)

resource blobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, i) in containers: {
    name: guid(container[i].id, identityName, blobRoles[i])
    scope: container[i]
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobRoles[i])
    }
  }
]

// The narrower roles for messages lack "write": the host renews the invisibility of what it works on.
resource queues 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, identityName, roles.queueContributor)
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.queueContributor)
  }
}

resource tables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, identityName, roles.tableContributor)
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tableContributor)
  }
}

resource editors 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, i) in containers: if (!empty(editorsGroupId) && (containerRules[?name].?isEdited ?? false)) {
    name: guid(container[i].id, editorsGroupId, roles.blobContributor)
    scope: container[i]
    properties: {
      principalId: editorsGroupId
      principalType: 'Group'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobContributor)
    }
  }
]
