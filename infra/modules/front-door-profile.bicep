import { tagMap } from '../types.bicep'

@description('Front Door: one address for site and API. Its id is what the app trusts, so it is made before the app.')
param name string
param tags tagMap

@allowed(['Standard_AzureFrontDoor', 'Premium_AzureFrontDoor'])
param sku string
param workspaceId string

resource profile 'Microsoft.Cdn/profiles@2026-07-01' = {
  name: name
  location: 'global'
  tags: tags
  sku: { name: sku }
  // The longest the platform lets a request to the app last is 230 s.
  properties: { originResponseTimeoutSeconds: 240 }
}

resource endpoint 'Microsoft.Cdn/profiles/afdEndpoints@2026-07-01' = {
  parent: profile
  name: name
  location: 'global'
  tags: tags
  properties: { enabledState: 'Enabled' }
}

// The linter knows an older version of this type as the newest.
#disable-next-line use-recent-api-versions
resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log'
  scope: profile
  properties: { workspaceId: workspaceId, logs: [{ category: 'FrontDoorWebApplicationFirewallLog', enabled: true }] }
}

output id string = profile.properties.frontDoorId
output hostName string = endpoint.properties.hostName
