using 'main.bicep'

// For the tests: a city that chose the other way wherever docs/deploy.md leaves a choice.
param stage = 'prod'
param location = 'germanywestcentral'
param office = 'musterstadt'
param keep = { storageSku: 'Standard_ZRS', serviceBusSku: 'Premium', isPrivate: true, undeleteDays: 0, isLocked: false }
param frontDoorSku = 'Premium_AzureFrontDoor'
param domains = ['termine.musterstadt.example', 'www.musterstadt.example']
param siteAddress = 'https://termine.musterstadt.example'
param embedders = ['https://www.musterstadt.example']
param plan = { alwaysReady: 0, maximumInstances: 40, memoryMB: 4096, requestsPerInstance: 8 }
param logs = { retentionDays: 60, samplingPercent: 50, dailyCapGB: -1 }
param scan = { defenderGBPerMonth: 0 }
param watch = { emails: ['a@musterstadt.example', 'b@musterstadt.example'], monthlyBudget: 1500, budgetStart: '2027-02-01', backlog: 50 }
param recoverVault = true
param secretVersions = [1, 2]
param vaultSettings = { Mail__Password: 'mail-password' }
param settings = {
  Office__Issuer: 'https://login.musterstadt.example/realms/stadt'
  Office__Audience: 'schalter'
  Scanner__Mode: 'clamd'
  Scanner__Host: '10.20.1.4'
  Mail__Host: 'mail.musterstadt.example'
  Mail__User: 'schalter'
  Mail__From: 'schalter@musterstadt.example'
}
param admit = {
  subscribers: [
    { principalId: '00000000-0000-0000-0000-00000000000a', topic: 'submissions', subscription: 'routed' }
    { principalId: '00000000-0000-0000-0000-00000000000b', topic: 'appointments', subscription: 'everything' }
  ]
  editorsGroupId: '00000000-0000-0000-0000-00000000000e'
  addresses: ['203.0.113.0/28', '198.51.100.7']
}
