@description('The static website. Its pages are public by nature; $web is switched on by the hook after provisioning (data plane).')
param accountName string

resource account 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: accountName
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2026-06-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: false
    deleteRetentionPolicy: { enabled: true, days: 7, allowPermanentDelete: false }
  }
}
