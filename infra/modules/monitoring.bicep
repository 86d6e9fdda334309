import { logging, tagMap } from '../types.bicep'

@description('Log Analytics and Application Insights. Ingestion by identity only; client addresses are masked (the default).')
param workspaceName string
param insightsName string
param location string
param tags tagMap
param logs logging

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: logs.retentionDays
    workspaceCapping: { dailyQuotaGb: logs.dailyCapGB }
    features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    SamplingPercentage: logs.samplingPercent
    DisableIpMasking: false
    DisableLocalAuth: true
  }
}

output workspaceId string = workspace.id
output insightsId string = insights.id
output connectionString string = insights.properties.ConnectionString
