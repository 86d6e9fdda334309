@export()
@description('How the function app runs and grows.')
type hosting = {
  @description('Instances that always wait for requests: 0 lets the app sleep and wake within seconds.')
  @minValue(0)
  @maxValue(20)
  alwaysReady: int

  @description('Most instances at once; the bill of a flood ends here. Until 2025 Azure took no fewer than 40, since then 1.')
  @minValue(1)
  @maxValue(1000)
  maximumInstances: int

  @description('Memory of one instance in MB.')
  memoryMB: 512 | 2048 | 4096

  @description('Requests that one instance takes at a time.')
  @minValue(1)
  @maxValue(1000)
  requestsPerInstance: int
}

@export()
@description('How things are stored and guarded.')
type keeping = {
  @description('LRS keeps three copies in one place, ZRS in three, GRS and GZRS also in the other German region.')
  storageSku: 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GRS' | 'Standard_GZRS'

  @description('Premium has private addresses and a capacity of its own; Standard costs a fiftieth.')
  serviceBusSku: 'Standard' | 'Premium'

  @description('Stores are reached through a network of our own only.')
  isPrivate: bool

  @description('Days in which what was deleted can be taken back by hand. Deletion dates must allow for them; 0: gone is gone.')
  @minValue(0)
  @maxValue(30)
  undeleteDays: int

  @description('Nobody deletes stores by mistake.')
  isLocked: bool
}

@export()
@description('Who else may come in.')
type admitting = {
  subscribers: subscriber[]

  @description('Entra group that may change content; empty: nobody yet.')
  editorsGroupId: string

  @description('Addresses of the office (CIDR or single, IPv4) from which content is edited past a private network; empty: from inside only.')
  addresses: string[]
}

@export()
@description('What is written down about the running system, and for how long.')
type logging = {
  @minValue(30)
  @maxValue(730)
  retentionDays: int

  @description('Share of requests and traces that is kept, in percent; counts are weighted by it.')
  @minValue(1)
  @maxValue(100)
  samplingPercent: int

  @description('Gigabytes per day after which nothing more is written until the next day; -1: no end.')
  dailyCapGB: int
}

@export()
@description('Malware scanning. Defender scans what is uploaded and marks it; instead of it the office may run clamd in reach of the app.')
type scanning = {
  @description('Gigabytes per month that Defender scans at most; 0: Defender is not switched on.')
  @minValue(0)
  defenderGBPerMonth: int
}

@export()
@description('Who is told when something is wrong, and how much may be spent.')
type watching = {
  emails: string[]

  @description('Expected cost per month in the currency of the subscription.')
  @minValue(1)
  monthlyBudget: int

  @description('First day of the month in which the budget began (yyyy-MM-dd); Azure refuses to change it later.')
  budgetStart: string

  @description('Messages in all queues together that are too many for an hour.')
  @minValue(1)
  backlog: int
}

@export()
@description('A system that listens to events: its Entra identity and its subscription in resources.json.')
type subscriber = {
  principalId: string
  topic: string
  subscription: string
}

@export()
@description('Words by which the bill and the inventory are sorted.')
type tagMap = { *: string }

@export()
@description('Settings of the app: names with two underscores, values as text.')
type settingMap = { *: string }

@export()
type containerRule = {
  @description('What the app may do in the container.')
  access: 'read' | 'write'

  @description('Days, counted from when a version was written, for which it is kept after it was replaced or deleted.')
  @minValue(1)
  keepVersionsDays: int

  @description('Defender marks what lies there, and the app reads the marks.')
  isScanned: bool?

  @description('People of the office write here too: the group admit.editorsGroupId.')
  isEdited: bool?
}

@export()
@description('By container; default is for those not named, which hold personal data.')
type containerRuleMap = { default: containerRule, *: containerRule }

@export()
@description('Which messages pass: all values of correlation match, or the SQL expression is true.')
type filter = { name: string, correlation: { *: string }?, sql: string? }

@export()
type subscription = {
  name: string
  requiresSession: bool
  maxDeliveryCount: int
  lockDuration: string
  defaultMessageTimeToLive: string?
  deadLetteringOnMessageExpiration: bool?
  filters: filter[]?
}

@export()
type topic = {
  name: string
  maxMessageSizeInKilobytes: int
  maxSizeInMegabytes: int?
  duplicateDetectionWindow: string?
  defaultMessageTimeToLive: string?
  subscriptions: subscription[]
}

@export()
@description('functions/content/resources.json.')
type resourceList = { containers: string[], queues: string[], tables: string[], topics: topic[] }

@export()
@description('Names of what there is once, made in main.bicep.')
type nameMap = {
  identity: string
  app: string
  data: string
  host: string
  site: string
  bus: string
  vault: string
  workspace: string
  insights: string
  network: string
  frontDoor: string
}

@export()
@description('The data account of a lost region after its failover: it keeps its name, its resource group and its people\'s data.')
type kept = { group: string, account: string }

@export()
@description('Names by what they are for. The base says whose counter, which stage and, in the second region, which; the token makes them unique in Azure.')
func namesOf(base string, token string, dataAccount string?) nameMap => {
  identity: 'id-${base}'
  app: 'func-${base}-${token}'
  data: dataAccount ?? 'schdata${token}'
  host: 'schhost${token}'
  site: 'schsite${token}'
  bus: 'sb-${base}-${token}'
  vault: 'kv-${token}'
  workspace: 'log-${base}'
  insights: 'appi-${base}'
  network: 'vnet-${base}'
  frontDoor: 'fd-${base}-${token}'
}
