import { tagMap, watching } from '../types.bicep'

@description('All that looks at the running counter: alerts, probe, budget, figures.')
param name string
param location string
param tags tagMap
param watch watching
param workspaceId string
param insightsId string
param namespaceId string
param dataAccountName string
param dataGroup string
param queues string[]
param readyUrl string

module told 'watch.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    watch: watch
    insightsId: insightsId
    namespaceId: namespaceId
    dataAccountName: dataAccountName
    dataGroup: dataGroup
    readyUrl: readyUrl
  }
}

module alerts 'alerts.bicep' = {
  params: {
    location: location
    tags: tags
    workspaceId: workspaceId
    actionGroupId: told.outputs.actionGroupId
    queues: queues
    dataAccountName: dataAccountName
  }
}

module workbook 'workbook.bicep' = {
  params: { location: location, tags: tags, workspaceId: workspaceId }
}
