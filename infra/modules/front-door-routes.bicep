@description('Ways through Front Door: /api to the functions, all else to the website.')
param profileName string
param apiHost string
param siteHost string
param firewallId string

var origins = [
  { name: 'api', host: apiHost, patterns: ['/api/*'], isCached: false }
  { name: 'site', host: siteHost, patterns: ['/*'], isCached: true }
]

resource profile 'Microsoft.Cdn/profiles@2026-07-01' existing = {
  name: profileName
}

resource endpoint 'Microsoft.Cdn/profiles/afdEndpoints@2026-07-01' existing = {
  parent: profile
  name: profileName
}

resource group 'Microsoft.Cdn/profiles/originGroups@2026-07-01' = [
  for origin in origins: {
    parent: profile
    name: origin.name
    properties: {
      loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3, additionalLatencyInMilliseconds: 50 }
      sessionAffinityState: 'Disabled'
    }
  }
]

resource originResource 'Microsoft.Cdn/profiles/originGroups/origins@2026-07-01' = [
  for (origin, i) in origins: {
    parent: group[i]
    name: origin.name
    properties: {
      hostName: origin.host
      originHostHeader: origin.host
      httpsPort: 443
      enforceCertificateNameCheck: true
      enabledState: 'Enabled'
    }
  }
]

resource route 'Microsoft.Cdn/profiles/afdEndpoints/routes@2026-07-01' = [
  for (origin, i) in origins: {
    parent: endpoint
    name: origin.name
    properties: {
      originGroup: { id: group[i].id }
      patternsToMatch: origin.patterns
      supportedProtocols: ['Http', 'Https']
      httpsRedirect: 'Enabled'
      forwardingProtocol: 'HttpsOnly'
      linkToDefaultDomain: 'Enabled'
      cacheConfiguration: origin.isCached ? { queryStringCachingBehavior: 'UseQueryString' } : null
    }
    dependsOn: [originResource]
  }
]

resource security 'Microsoft.Cdn/profiles/securityPolicies@2026-07-01' = {
  parent: profile
  name: 'firewall'
  properties: {
    parameters: {
      type: 'WebApplicationFirewall'
      wafPolicy: { id: firewallId }
      associations: [{ domains: [{ id: endpoint.id }], patternsToMatch: ['/*'] }]
    }
  }
}
