import { admitting, containerRuleMap, nameMap, resourceList } from '../types.bicep'

@description('Who may do what: every role assignment of the counter.')
param names nameMap

@description('Resource group of the data account.')
param dataGroup string
param principalId string
param resources resourceList
param containerRules containerRuleMap
param readsVerdicts bool
param admit admitting

module data 'roles-storage.bicep' = {
  scope: resourceGroup(dataGroup)
  params: {
    accountName: names.data
    containers: resources.containers
    containerRules: containerRules
    readsVerdicts: readsVerdicts
    identityName: names.identity
    principalId: principalId
    editorsGroupId: admit.editorsGroupId
  }
}

module platform 'roles-platform.bicep' = {
  params: {
    identityName: names.identity
    principalId: principalId
    hostAccountName: names.host
    siteAccountName: names.site
    namespaceName: names.bus
    topics: resources.topics
    vaultName: names.vault
    insightsName: names.insights
    admit: admit
  }
}
