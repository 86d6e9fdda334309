@description('What the Functions host needs for itself: the deployed package. Its timers and leases make their own container.')
param accountName string
param deploymentContainer string

resource account 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: accountName
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2026-06-01' = {
  parent: account
  name: 'default'
  properties: { deleteRetentionPolicy: { enabled: true, days: 7, allowPermanentDelete: false } }
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-06-01' = {
  parent: blobService
  name: deploymentContainer
  properties: { publicAccess: 'None' }
}
