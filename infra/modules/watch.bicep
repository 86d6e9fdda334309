import { tagMap, watching } from '../types.bicep'

@description('Who is told, what the platform measures by itself, whether the counter answers, and what it costs.')
param name string
param location string
param tags tagMap
param watch watching
param insightsId string
param namespaceId string
param dataAccountName string
param dataGroup string

@description('Address of health/ready, as people reach it.')
param readyUrl string

// An address that nobody set arrives empty.
var emails = filter(watch.emails, address => !empty(address))

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'schalter'
    enabled: true
    emailReceivers: map(emails, (address, i) => { name: 'mail-${i}', emailAddress: address, useCommonAlertSchema: true })
  }
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2026-06-01' existing = {
  scope: resourceGroup(dataGroup)
  name: '${dataAccountName}/default'
}

var measured = [
  {
    name: 'dead-letters'
    description: 'A subscriber gave a message up, or never came for it: look into its dead letters.'
    scope: namespaceId
    space: 'Microsoft.ServiceBus/namespaces'
    metric: 'DeadletteredMessages'
    threshold: 0
    window: 'PT15M'
    dimensions: [{ name: 'EntityName', operator: 'Include', values: ['*'] }]
  }
  {
    name: 'backlog'
    description: 'More messages wait than an ordinary hour brings.'
    scope: queueService.id
    space: 'Microsoft.Storage/storageAccounts/queueServices'
    metric: 'QueueMessageCount'
    threshold: watch.backlog
    window: 'PT1H'
    dimensions: []
  }
]

resource metricAlert 'Microsoft.Insights/metricAlerts@2026-01-01' = [
  for m in measured: {
    name: 'alert-${m.name}'
    location: 'global'
    tags: tags
    properties: {
      description: m.description
      severity: 2
      enabled: true
      autoMitigate: true
      evaluationFrequency: 'PT15M'
      windowSize: m.window
      scopes: [m.scope]
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: m.name
            criterionType: 'StaticThresholdCriterion'
            metricNamespace: m.space
            metricName: m.metric
            timeAggregation: 'Average'
            operator: 'GreaterThan'
            threshold: m.threshold
            dimensions: m.dimensions
          }
        ]
      }
      actions: [{ actionGroupId: group.id }]
    }
  }
]

resource probe 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'ready-${name}'
  location: location
  // Azure finds the test's own Application Insights by this tag.
  tags: union(tags, { 'hidden-link:${insightsId}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'ready-${name}'
    Name: 'ready'
    Enabled: true
    Kind: 'standard'
    Frequency: 900
    Timeout: 30
    RetryEnabled: true
    Locations: [{ Id: 'emea-nl-ams-azr' }, { Id: 'emea-fr-pra-edge' }]
    Request: { RequestUrl: readyUrl, HttpVerb: 'GET', ParseDependentRequests: false }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 14 }
  }
}

resource probeAlert 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: 'alert-not-ready'
  location: 'global'
  tags: tags
  properties: {
    description: 'health/ready does not answer 200: work is accepted but not done, or the counter is closed.'
    severity: 1
    enabled: true
    autoMitigate: true
    evaluationFrequency: 'PT15M'
    windowSize: 'PT30M'
    scopes: [insightsId, probe.id]
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      componentId: insightsId
      webTestId: probe.id
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: group.id }]
  }
}

resource budget 'Microsoft.Consumption/budgets@2026-06-01' = {
  name: 'budget-${name}'
  properties: {
    category: 'Cost'
    amount: watch.monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: { startDate: watch.budgetStart }
    notifications: {
      spent80: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: emails
        contactGroups: [group.id]
      }
      foreseen100: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: emails
        contactGroups: [group.id]
      }
    }
  }
}

output actionGroupId string = group.id
