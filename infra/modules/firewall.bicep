import { tagMap } from '../types.bicep'

@description('How often one address may ask. Generous: a shelter or a university sends many people from one address.')
param name string
param tags tagMap

@allowed(['Standard_AzureFrontDoor', 'Premium_AzureFrontDoor'])
param sku string

// Sending and booking are rare for one person; reading is not.
var rates = [
  { name: 'sending', priority: 10, methods: ['POST', 'PUT', 'PATCH', 'DELETE'], perFiveMinutes: 300 }
  { name: 'reading', priority: 20, methods: ['GET', 'HEAD'], perFiveMinutes: 5000 }
]
// Only Premium has rules kept by Microsoft. They look for attacks in bodies, where documents and free text set them off: logged, not blocked.
var managed = sku == 'Premium_AzureFrontDoor'
  ? [{ ruleSetType: 'Microsoft_DefaultRuleSet', ruleSetVersion: '2.1', ruleSetAction: 'Log' }]
  : []

resource firewall 'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies@2026-04-01' = {
  name: name
  location: 'global'
  tags: tags
  sku: { name: sku }
  properties: {
    policySettings: {
      enabledState: 'Enabled'
      mode: 'Prevention'
      customBlockResponseStatusCode: 429
      // Bodies are documents: only what has been read of them is judged.
      requestBodyCheck: 'Disabled'
    }
    customRules: {
      rules: [
        for rate in rates: {
          name: rate.name
          priority: rate.priority
          enabledState: 'Enabled'
          ruleType: 'RateLimitRule'
          rateLimitDurationInMinutes: 5
          rateLimitThreshold: rate.perFiveMinutes
          action: 'Block'
          matchConditions: [{ matchVariable: 'RequestMethod', operator: 'Equal', matchValue: rate.methods }]
        }
      ]
    }
    managedRules: { managedRuleSets: managed }
  }
}

output id string = firewall.id
