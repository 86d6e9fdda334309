import { tagMap } from '../types.bicep'

@description('The office looks at its figures in the portal.')
param location string
param tags tagMap
param workspaceId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'counter')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Schalter'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: string(loadJsonContent('../workbook.json'))
  }
}
