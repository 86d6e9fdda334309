using 'main.bicep'

// A developer's own counter: costs next to nothing, keeps nothing long, no network of its own.
param stage = 'dev'
param location = 'germanywestcentral'
param office = 'stuttgart'
param keep = { storageSku: 'Standard_LRS', serviceBusSku: 'Standard', isPrivate: false, undeleteDays: 1, isLocked: false }
param frontDoorSku = null
param plan = { alwaysReady: 0, maximumInstances: 10, memoryMB: 2048, requestsPerInstance: 16 }
param logs = { retentionDays: 30, samplingPercent: 100, dailyCapGB: 1 }
param scan = { defenderGBPerMonth: 0 }
param watch = {
  emails: [readEnvironmentVariable('ALERT_EMAIL', 'counter-dev@example.invalid')]
  monthlyBudget: 50
  budgetStart: '2026-12-01'
  backlog: 500
}
param embedders = filter(split(readEnvironmentVariable('SITE_EMBEDDERS', ''), ','), origin => !empty(origin))
param recoverVault = bool(readEnvironmentVariable('RECOVER_VAULT', 'false'))
param settings = {
  Office__Issuer: readEnvironmentVariable('OFFICE_ISSUER', '')
  Office__Audience: readEnvironmentVariable('OFFICE_AUDIENCE', '')
}
param admit = {
  subscribers: []
  editorsGroupId: readEnvironmentVariable('EDITORS_GROUP_ID', '')
  addresses: filter(split(readEnvironmentVariable('OFFICE_ADDRESSES', ''), ','), address => !empty(address))
}
