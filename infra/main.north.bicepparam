using 'main.bicep'

// prod after the loss of its region: the same counter in Germany North, on the failed-over account. docs/deploy.md leads through it.
param stage = 'prod'
param location = 'germanynorth'
param office = 'stuttgart'
// Germany North has one datacentre. The account keeps the copies that its failover left it.
param keep = { storageSku: 'Standard_LRS', serviceBusSku: 'Standard', isPrivate: true, undeleteDays: 7, isLocked: true }
param dataFrom = empty(readEnvironmentVariable('DATA_ACCOUNT', ''))
  ? null
  : { group: readEnvironmentVariable('DATA_GROUP', ''), account: readEnvironmentVariable('DATA_ACCOUNT', '') }
param frontDoorSku = 'Standard_AzureFrontDoor'
param plan = { alwaysReady: 1, maximumInstances: 100, memoryMB: 2048, requestsPerInstance: 16 }
param logs = { retentionDays: 30, samplingPercent: 100, dailyCapGB: 5 }
param scan = { defenderGBPerMonth: 500 }
param watch = {
  emails: [readEnvironmentVariable('ALERT_EMAIL', 'counter@example.invalid')]
  monthlyBudget: 600
  budgetStart: '2026-12-01'
  backlog: 2000
}
param domains = filter(split(readEnvironmentVariable('SITE_DOMAINS', ''), ','), domain => !empty(domain))
param siteAddress = readEnvironmentVariable('SITE_ADDRESS', '')
param embedders = filter(split(readEnvironmentVariable('SITE_EMBEDDERS', ''), ','), origin => !empty(origin))
param recoverVault = bool(readEnvironmentVariable('RECOVER_VAULT', 'false'))
param settings = {
  Office__Issuer: readEnvironmentVariable('OFFICE_ISSUER', '')
  Office__Audience: readEnvironmentVariable('OFFICE_AUDIENCE', '')
  Scanner__Mode: readEnvironmentVariable('SCANNER_MODE', 'defender')
  Scanner__Host: readEnvironmentVariable('SCANNER_HOST', '')
}
param admit = {
  subscribers: []
  editorsGroupId: readEnvironmentVariable('EDITORS_GROUP_ID', '')
  addresses: filter(split(readEnvironmentVariable('OFFICE_ADDRESSES', ''), ','), address => !empty(address))
}
