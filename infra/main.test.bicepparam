using 'main.bicep'

// As prod, but small: rehearsals, training, updates a week before prod.
param stage = 'test'
param location = 'germanywestcentral'
param office = 'stuttgart'
param keep = { storageSku: 'Standard_LRS', serviceBusSku: 'Standard', isPrivate: true, undeleteDays: 7, isLocked: false }
param frontDoorSku = null
param plan = { alwaysReady: 0, maximumInstances: 20, memoryMB: 2048, requestsPerInstance: 16 }
param logs = { retentionDays: 30, samplingPercent: 100, dailyCapGB: 1 }
param scan = { defenderGBPerMonth: 10 }
param watch = {
  emails: [readEnvironmentVariable('ALERT_EMAIL', 'counter-test@example.invalid')]
  monthlyBudget: 200
  budgetStart: '2026-12-01'
  backlog: 500
}
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
