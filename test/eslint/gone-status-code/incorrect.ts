import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

interface AWSError extends Error {
  readonly statusCode?: number;
}

const client = new ApiGatewayManagementApiClient({ endpoint: 'https://chat.example.com/live' });
const documents = DynamoDBDocumentClient.from(new DynamoDBClient());

export async function push(connectionId: string, text: string): Promise<void> {
  try {
    await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: text }));
  } catch (error) {
    if ((error as AWSError).statusCode !== 410) throw error;
    await documents.send(new DeleteCommand({ TableName: 'Connections', Key: { connectionId } }));
  }
}
