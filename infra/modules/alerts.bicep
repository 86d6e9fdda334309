import { tagMap } from '../types.bicep'

@description('What wakes somebody: questions put to the log. docs/operations.md says what to do about each.')
param location string
param tags tagMap
param workspaceId string
param actionGroupId string

@description('Queues of resources.json.')
param queues string[]
param dataAccountName string

var poison = join(map(queues, q => '"${q}-poison"'), ', ')
var watched = join(map(queues, q => '"${q}"'), ', ')
var ofQueues = 'StorageQueueLogs | where AccountName == "${dataAccountName}" and StatusText == "Success" | extend Queue = tostring(split(parse_url(Uri).Path, "/")[1])'

// Each query gives rows only when something is wrong; a split gives one alert per value. What the log has arrives minutes late: each looks back over
// twice the time between two looks, else what comes last is seen by none.
var questions = [
  {
    name: 'poison'
    description: 'A message failed five times: the case behind it has stopped.'
    severity: 1
    window: 'PT30M'
    split: 'Queue'
    isLasting: true
    query: '${ofQueues} | where OperationName == "PutMessage" and Queue in (${poison})'
  }
  {
    name: 'queue-stands-still'
    description: 'Messages came to a queue and for half an hour none of them was finished.'
    severity: 1
    window: 'PT1H'
    split: 'Queue'
    isLasting: false
    query: '${ofQueues} | where Queue in (${watched}) | summarize Came = countif(OperationName == "PutMessage" and TimeGenerated < ago(30m)), Done = countif(OperationName == "DeleteMessage") by Queue | where Came > 0 and Done == 0'
  }
  {
    name: 'function-fails'
    description: 'A function failed again and again. Answers that refuse a request (4xx) are no failures.'
    severity: 2
    window: 'PT30M'
    split: 'OperationName'
    isLasting: false
    query: 'AppRequests | where Success == false and ResultCode !startswith "4" | summarize Failures = sum(ItemCount) by OperationName | where Failures >= 5'
  }
  {
    name: 'work-waits'
    description: 'A dependency is out of reach; work puts itself back and waits.'
    severity: 2
    window: 'PT30M'
    split: ''
    isLasting: false
    query: 'AppTraces | where Message startswith "WorkDelayed" | summarize Delays = sum(ItemCount) | where Delays >= 20'
  }
  {
    name: 'scanner-silent'
    description: 'Documents wait for more than half an hour and none got a verdict: the malware scanner is down.'
    severity: 1
    window: 'PT2H'
    split: ''
    isLasting: false
    query: 'AppMetrics | where Name == "schalter.scans" | summarize Judged = sumif(Sum, tostring(Properties.outcome) != "waiting"), Since = minif(TimeGenerated, tostring(Properties.outcome) == "waiting") | where Judged == 0 and Since < ago(30m)'
  }
  {
    name: 'content-refused'
    description: 'A file of the office has a mistake and is not used.'
    severity: 3
    window: 'PT30M'
    split: ''
    isLasting: false
    query: 'AppTraces | where Message startswith "ContentRefused"'
  }
  {
    name: 'mail-lost'
    description: 'A mail was given up, or nobody knows whether it went out.'
    severity: 2
    window: 'PT1H'
    split: 'Template'
    isLasting: true
    query: 'AppMetrics | where Name == "schalter.mails" and tostring(Properties.outcome) in ("expired", "unclear") | summarize Mails = sum(Sum) by Template = tostring(Properties.template)'
  }
  {
    name: 'log-full'
    description: 'The day\'s gigabytes of the log are used up: until tomorrow the alerts that read it see nothing.'
    severity: 1
    window: 'PT30M'
    split: ''
    isLasting: false
    query: '_LogOperation | where Category =~ "Ingestion" and Detail contains "OverQuota"'
  }
]

resource rule 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for q in questions: {
    name: 'alert-${q.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: q.name
      description: q.description
      severity: q.severity
      enabled: true
      evaluationFrequency: 'PT15M'
      windowSize: q.window
      scopes: [workspaceId]
      // On the first deployment the tables of the log are not there yet.
      skipQueryValidation: true
      // A message in a poison queue is no better for nobody having looked: such an alert stays until somebody closes it.
      autoMitigate: !q.isLasting
      muteActionsDuration: q.isLasting ? 'PT1H' : null
      criteria: {
        allOf: [
          {
            query: q.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            dimensions: empty(q.split) ? [] : [{ name: q.split, operator: 'Include', values: ['*'] }]
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [actionGroupId] }
    }
  }
]
