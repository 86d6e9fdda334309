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
var ofBlobs = 'StorageBlobLogs | where AccountName == "${dataAccountName}" and StatusText == "Success" and OperationName in ("PutBlob", "PutBlockList")'

// Each query gives rows only when something is wrong; a split gives one alert per value.
var questions = [
  {
    name: 'poison'
    description: 'A message failed five times: the case behind it has stopped.'
    severity: 1
    window: 'PT15M'
    split: 'Queue'
    query: '${ofQueues} | where OperationName == "PutMessage" and Queue in (${poison})'
  }
  {
    name: 'queue-stands-still'
    description: 'Messages came to a queue and for half an hour none of them was finished.'
    severity: 1
    window: 'PT45M'
    split: 'Queue'
    query: '${ofQueues} | where Queue in (${watched}) | summarize Came = countif(OperationName == "PutMessage" and TimeGenerated < ago(30m)), Done = countif(OperationName == "DeleteMessage") by Queue | where Came > 0 and Done == 0'
  }
  {
    name: 'function-fails'
    description: 'A function failed again and again. Answers that refuse a request (4xx) are no failures.'
    severity: 2
    window: 'PT15M'
    split: 'OperationName'
    query: 'AppRequests | where Success == false and ResultCode !startswith "4" | summarize Failures = sum(ItemCount) by OperationName | where Failures >= 5'
  }
  {
    name: 'work-waits'
    description: 'A dependency is out of reach; work puts itself back and waits.'
    severity: 2
    window: 'PT30M'
    split: ''
    query: 'AppTraces | where Message startswith "WorkDelayed" | summarize Delays = sum(ItemCount) | where Delays >= 20'
  }
  {
    name: 'scanner-silent'
    description: 'Documents come in, but for an hour none got a verdict: the malware scanner or the check is down.'
    severity: 1
    window: 'PT2H'
    split: ''
    query: '${ofBlobs} | summarize Came = countif(ObjectKey contains "/incoming/" and TimeGenerated < ago(1h)), Judged = countif(ObjectKey contains "/cases/" or ObjectKey contains "/quarantine/") | where Came > 0 and Judged == 0'
  }
  {
    name: 'content-refused'
    description: 'A file of the office has a mistake and is not used.'
    severity: 3
    window: 'PT15M'
    split: ''
    query: 'AppTraces | where Message startswith "ContentRefused"'
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
      autoMitigate: true
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
