interface WebSocketEvent {
  readonly requestContext: { readonly routeKey: string; readonly connectionId: string };
}

export function handler(event: WebSocketEvent) {
  console.log('event', JSON.stringify(event));
  switch (event.requestContext.routeKey) {
    case '$connect':
      return { statusCode: 200, body: 'connected' };
    default:
      return { statusCode: 200 };
  }
}
