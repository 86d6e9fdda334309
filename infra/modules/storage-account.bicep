import { tagMap } from '../types.bicep'

@description('A storage account without keys, without public blobs, with TLS 1.2 or newer, and with its log.')
param name string
param location string
param tags tagMap
param sku string

@description('Reachable through private endpoints only.')
param isPrivate bool

@description('Leaves the door open for the scanner of Defender although the account is private.')
param letsScannerIn bool = false

@description('Addresses from which people with a role may come although the account is private.')
param allowedAddresses string[] = []

@description('Whether reading is logged as well: who looked at documents and rows, past the app. Reading of queues never: the host does nothing else.')
param logsReading bool = false
param workspaceId string
param isLocked bool

var written = [{ category: 'StorageWrite', enabled: true }, { category: 'StorageDelete', enabled: true }]
var all = logsReading ? concat([{ category: 'StorageRead', enabled: true }], written) : written

resource account 'Microsoft.Storage/storageAccounts@2026-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isPrivate && !letsScannerIn && empty(allowedAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      bypass: letsScannerIn ? 'AzureServices' : 'None'
      ipRules: map(isPrivate ? allowedAddresses : [], address => { action: 'Allow', value: address })
      // Defender writes this rule itself when it is switched on; left out here, each deployment would take it away again.
      resourceAccessRules: letsScannerIn
        ? [{ tenantId: tenant().tenantId, resourceId: subscriptionResourceId('Microsoft.Security/datascanners', 'StorageDataScanner') }]
        : []
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2026-06-01' existing = {
  parent: account
  name: 'default'
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2026-06-01' existing = {
  parent: account
  name: 'default'
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2026-06-01' existing = {
  parent: account
  name: 'default'
}

// The linter knows an older version of this type as the newest.
#disable-next-line use-recent-api-versions
resource blobLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log'
  scope: blobs
  properties: { workspaceId: workspaceId, logs: all }
}

#disable-next-line use-recent-api-versions
resource queueLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log'
  scope: queues
  properties: { workspaceId: workspaceId, logs: written }
}

#disable-next-line use-recent-api-versions
resource tableLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log'
  scope: tables
  properties: { workspaceId: workspaceId, logs: all }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (isLocked) {
  name: 'keep'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'Holds what people handed in. Remove the lock only to tear the counter down.' }
}

output id string = account.id
output blobEndpoint string = account.properties.primaryEndpoints.blob
output webEndpoint string = account.properties.primaryEndpoints.web
