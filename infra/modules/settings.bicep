import { settingMap } from '../types.bicep'

@description('All settings of the app, in one place; tests hold them against what the code reads.')
param appName string
param clientId string
param hostAccountName string
param dataAccountName string
param busHost string
param vaultName string
param insightsConnection string
param siteOrigin string

@description('From where scripts of the site may call.')
param origins string[]
param siteBlobEndpoint string
param apiHost string
param eventSource string
param secretVersions int[]
param vaultSettings settingMap

@description('Settings of infra/settings.json and of the stage.')
param settings settingMap

var suffix = environment().suffixes.storage
var byIdentity = 'managedidentity'
var secrets = toObject(
  secretVersions,
  version => 'Secrets__${version}',
  version => '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=secret-${version})'
)
var passwords = toObject(
  items(vaultSettings),
  setting => setting.key,
  setting => '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${setting.value})'
)

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

resource all 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: {
    ...settings
    ...secrets
    ...passwords
    // read by the Functions host
    AzureWebJobsStorage__accountName: hostAccountName
    AzureWebJobsStorage__credential: byIdentity
    AzureWebJobsStorage__clientId: clientId
    APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD'
    // The exporter of figures would report about itself to its maker.
    APPLICATIONINSIGHTS_STATSBEAT_DISABLED: 'true'
    // read by the app, and by the host's queue triggers
    Storage__blobServiceUri: 'https://${dataAccountName}.blob.${suffix}/'
    Storage__queueServiceUri: 'https://${dataAccountName}.queue.${suffix}/'
    Storage__tableServiceUri: 'https://${dataAccountName}.table.${suffix}/'
    Storage__credential: byIdentity
    Storage__clientId: clientId
    ServiceBus__fullyQualifiedNamespace: busHost
    ServiceBus__clientId: clientId
    Events__Source: eventSource
    Site__Origins: join(origins, ',')
    Site__Api: apiHost
    Site__blobServiceUri: siteBlobEndpoint
    Mail__SiteUrl: siteOrigin
    Mail__ClientId: clientId
    Secrets__Current: string(max(secretVersions))
  }
}
