import { tagMap, topic } from '../types.bicep'

@description('Topics and subscriptions of resources.json. Entra identities only: the namespace has no keys.')
param name string
param location string
param tags tagMap

@allowed(['Standard', 'Premium'])
param sku string
param isPrivate bool

@description('Topics as in resources.json.')
param topics topic[]
param workspaceId string
param isLocked bool

// Values of a filter with these names mean properties of the message itself, all others mean application properties.
var own = ['contentType', 'correlationId', 'label', 'messageId', 'replyTo', 'replyToSessionId', 'sessionId', 'to']
var isPremium = sku == 'Premium'
var subscriptions = flatten(map(topics, topic => map(topic.subscriptions, s => { topic: topic.name, subscription: s })))

// Azure gives each new subscription a rule $Default that lets everything pass: the first filter takes its name and so its place.
var rules = flatten(map(
  subscriptions,
  s =>
    map(s.subscription.?filters ?? [], (f, i) => {
      topic: s.topic
      subscription: s.subscription.name
      name: i == 0 ? '$Default' : f.name
      sql: f.?sql
      ofMessage: toObject(filter(items(f.?correlation ?? {}), v => contains(own, v.key)), v => v.key, v => v.value)
      ofApplication: toObject(filter(items(f.?correlation ?? {}), v => !contains(own, v.key)), v => v.key, v => v.value)
    })
))

resource namespace 'Microsoft.ServiceBus/namespaces@2026-01-01' = {
  name: name
  location: location
  tags: tags
  sku: isPremium ? { name: 'Premium', tier: 'Premium', capacity: 1 } : { name: 'Standard', tier: 'Standard' }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: isPrivate && isPremium ? 'Disabled' : 'Enabled'
    zoneRedundant: isPremium
  }
}

resource topicResource 'Microsoft.ServiceBus/namespaces/topics@2026-01-01' = [
  for t in topics: {
    parent: namespace
    name: t.name
    properties: {
      requiresDuplicateDetection: contains(t, 'duplicateDetectionWindow')
      duplicateDetectionHistoryTimeWindow: t.?duplicateDetectionWindow
      defaultMessageTimeToLive: t.?defaultMessageTimeToLive
      maxSizeInMegabytes: t.?maxSizeInMegabytes ?? 1024
      maxMessageSizeInKilobytes: isPremium ? t.maxMessageSizeInKilobytes : null
      enableBatchedOperations: true
    }
  }
]

resource subscription 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2026-01-01' = [
  for s in subscriptions: {
    name: '${namespace.name}/${s.topic}/${s.subscription.name}'
    properties: {
      requiresSession: s.subscription.requiresSession
      maxDeliveryCount: s.subscription.maxDeliveryCount
      lockDuration: s.subscription.lockDuration
      defaultMessageTimeToLive: s.subscription.?defaultMessageTimeToLive
      deadLetteringOnMessageExpiration: s.subscription.?deadLetteringOnMessageExpiration ?? false
      deadLetteringOnFilterEvaluationExceptions: true
    }
    dependsOn: [topicResource]
  }
]

resource rule 'Microsoft.ServiceBus/namespaces/topics/subscriptions/rules@2026-01-01' = [
  for r in rules: {
    name: '${namespace.name}/${r.topic}/${r.subscription}/${r.name}'
    properties: r.sql == null
      ? { filterType: 'CorrelationFilter', correlationFilter: union(r.ofMessage, { properties: r.ofApplication }) }
      : { filterType: 'SqlFilter', sqlFilter: { sqlExpression: r.sql } }
    dependsOn: [subscription]
  }
]

// The linter knows an older version of this type as the newest.
#disable-next-line use-recent-api-versions
resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log'
  scope: namespace
  properties: { workspaceId: workspaceId, logs: [{ category: 'OperationalLogs', enabled: true }] }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (isLocked) {
  name: 'keep'
  scope: namespace
  properties: { level: 'CanNotDelete', notes: 'Holds events that subscribers have not fetched yet.' }
}

output id string = namespace.id
output host string = replace(replace(namespace.properties.serviceBusEndpoint, 'https://', ''), ':443/', '')
