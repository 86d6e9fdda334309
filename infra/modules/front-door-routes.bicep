import { tagMap } from '../types.bicep'

@description('Ways through Front Door: /api to the functions, all else to the website, under its own name and those of the office.')
param profileName string
param apiHost string
param siteHost string
param firewallName string
param tags tagMap

@allowed(['Standard_AzureFrontDoor', 'Premium_AzureFrontDoor'])
param sku string
param domains string[]

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

var domainNames = map(domains, domain => replace(domain, '.', '-'))
var domainIds = map(domainNames, name => { id: resourceId('Microsoft.Cdn/profiles/customDomains', profileName, name) })

// Deployed with the routes: a name that is added by hand would be taken off them by the next deployment.
resource domain 'Microsoft.Cdn/profiles/customDomains@2026-07-01' = [
  for (name, i) in domainNames: {
    parent: profile
    name: name
    properties: {
      hostName: domains[i]
      tlsSettings: { certificateType: 'ManagedCertificate', minimumTlsVersion: 'TLS12' }
    }
  }
]

// What only a header can say of the website's pages: storage sends none of its own.
var siteHeaders = [
  { name: 'Content-Security-Policy', value: 'frame-ancestors \'none\'' }
  { name: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' }
  { name: 'Referrer-Policy', value: 'same-origin' }
  { name: 'Strict-Transport-Security', value: 'max-age=31536000' }
  { name: 'X-Content-Type-Options', value: 'nosniff' }
  { name: 'X-Frame-Options', value: 'DENY' }
]

resource siteRules 'Microsoft.Cdn/profiles/ruleSets@2026-07-01' = {
  parent: profile
  name: 'site'
}

resource siteHeader 'Microsoft.Cdn/profiles/ruleSets/rules@2026-07-01' = [
  for (header, i) in siteHeaders: {
    parent: siteRules
    name: replace(header.name, '-', '')
    properties: {
      order: i + 1
      matchProcessingBehavior: 'Continue'
      actions: [
        {
          name: 'ModifyResponseHeader'
          parameters: {
            typeName: 'DeliveryRuleHeaderActionParameters'
            headerAction: 'Overwrite'
            headerName: header.name
            value: header.value
          }
        }
      ]
    }
  }
]

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
      customDomains: domainIds
      ruleSets: origin.isCached ? [{ id: siteRules.id }] : []
      cacheConfiguration: origin.isCached ? { queryStringCachingBehavior: 'UseQueryString' } : null
    }
    dependsOn: [originResource, domain, siteHeader]
  }
]

module firewall 'firewall.bicep' = {
  params: { name: firewallName, tags: tags, sku: sku }
}

resource security 'Microsoft.Cdn/profiles/securityPolicies@2026-07-01' = {
  parent: profile
  name: 'firewall'
  properties: {
    parameters: {
      type: 'WebApplicationFirewall'
      wafPolicy: { id: firewall.outputs.id }
      associations: [{ domains: concat([{ id: endpoint.id }], domainIds), patternsToMatch: ['/*'] }]
    }
  }
  dependsOn: [domain]
}

@description('What the administrator of each name enters: who owns it, and where it leads.')
output records string[] = [
  for (name, i) in domains: '_dnsauth.${name} TXT ${domain[i].properties.validationProperties.validationToken}, ${name} CNAME ${endpoint.properties.hostName}'
]
