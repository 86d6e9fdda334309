import { admitting, topic } from '../types.bicep'

@description('What the app may do elsewhere: its host storage, the website, topics, the vault, telemetry. And what admit.subscribers may do.')
param identityName string
param principalId string
param hostAccountName string
param siteAccountName string
param namespaceName string
param topics topic[]
param vaultName string
param insightsName string
param admit admitting

var roles = loadJsonContent('../roles.json')

resource host 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: hostAccountName
}

resource site 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: siteAccountName
}

resource namespace 'Microsoft.ServiceBus/namespaces@2026-01-01' existing = {
  name: namespaceName
}

resource topicResource 'Microsoft.ServiceBus/namespaces/topics@2026-01-01' existing = [
  for t in topics: {
    parent: namespace
    name: t.name
  }
]

resource subscription 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2026-01-01' existing = [
  for s in admit.subscribers: {
    name: '${namespaceName}/${s.topic}/${s.subscription}'
  }
]

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

// Timers, leases and packages: the host makes its own containers.
resource hostBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(host.id, identityName, roles.blobOwner)
  scope: host
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobOwner)
  }
}

// Its own events of diagnosis.
resource hostTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(host.id, identityName, roles.tableContributor)
  scope: host
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tableContributor)
  }
}

// Pages are rendered anew when the office changes content.
resource siteBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(site.id, identityName, roles.blobContributor)
  scope: site
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobContributor)
  }
}

resource send 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (t, i) in topics: {
    name: guid(topicResource[i].id, identityName, roles.busSender)
    scope: topicResource[i]
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.busSender)
    }
  }
]

resource receive 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (s, i) in admit.subscribers: {
    name: guid(subscription[i].id, s.principalId, roles.busReceiver)
    scope: subscription[i]
    properties: {
      principalId: s.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.busReceiver)
    }
  }
]

resource secrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identityName, roles.secretsUser)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.secretsUser)
  }
}

resource telemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identityName, roles.metricsPublisher)
  scope: insights
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.metricsPublisher)
  }
}
