import { containerRuleMap } from '../types.bicep'

@description('Containers, queues and tables of the counter, all from functions/content/resources.json, and how long deleted blobs linger.')
param accountName string
param containers string[]
param queues string[]
param tables string[]

@description('By container: access of the app and days for which earlier versions are kept; see docs/adr/0030.')
param containerRules containerRuleMap

@description('Days in which a deleted or overwritten blob can be taken back by hand; 0: never, gone is gone.')
param undeleteDays int

var canUndelete = undeleteDays > 0

resource account 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: accountName
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2026-06-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: canUndelete
    deleteRetentionPolicy: canUndelete ? { enabled: true, days: undeleteDays, allowPermanentDelete: false } : { enabled: false }
    containerDeleteRetentionPolicy: canUndelete ? { enabled: true, days: undeleteDays } : { enabled: false }
  }
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2026-06-01' = {
  parent: account
  name: 'default'
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2026-06-01' = {
  parent: account
  name: 'default'
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-06-01' = [
  for name in containers: {
    parent: blobService
    name: name
    properties: { publicAccess: 'None' }
  }
]

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2026-06-01' = [
  for name in queues: {
    parent: queueService
    name: name
  }
]

// Made here, so that they are there (and watched) before the first message fails.
resource poison 'Microsoft.Storage/storageAccounts/queueServices/queues@2026-06-01' = [
  for name in queues: {
    parent: queueService
    name: '${name}-poison'
  }
]

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2026-06-01' = [
  for name in tables: {
    parent: tableService
    name: name
  }
]

// What the app deletes must not live on as a version: the app keeps deletion dates, this rule sweeps behind it.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2026-06-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        for name in containers: {
          name: 'versions-${name}'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['${name}/'] }
            actions: {
              version: { delete: { daysAfterCreationGreaterThan: (containerRules[?name] ?? containerRules.default).keepVersionsDays } }
              snapshot: { delete: { daysAfterCreationGreaterThan: (containerRules[?name] ?? containerRules.default).keepVersionsDays } }
            }
          }
        }
      ]
    }
  }
  dependsOn: [blobService]
}
