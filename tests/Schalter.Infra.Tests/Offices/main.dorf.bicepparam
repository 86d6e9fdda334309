using 'main.bicep'

// For the tests: a small office that goes without whatever it can go without, also where it counts.
param stage = 'prod'
param location = 'germanywestcentral'
param office = 'dorf'
param keep = { storageSku: 'Standard_LRS', serviceBusSku: 'Standard', isPrivate: false, undeleteDays: 30, isLocked: false }
param frontDoorSku = null
param plan = { alwaysReady: 0, maximumInstances: 1, memoryMB: 512, requestsPerInstance: 4 }
param logs = { retentionDays: 30, samplingPercent: 100, dailyCapGB: 1 }
param scan = { defenderGBPerMonth: 5 }
param watch = { emails: ['rathaus@dorf.example'], monthlyBudget: 10, budgetStart: '2027-01-01', backlog: 20 }
param settings = { Scanner__Mode: 'defender' }
param admit = { subscribers: [], editorsGroupId: '00000000-0000-0000-0000-00000000000e', addresses: ['203.0.113.5'] }
