export * from './aspects/cdk-nag-bridge';
export * from './aspects/websocket-guard';
export * from './aspects/websocket-guard-options';
export * from './nag/rules';
export * from './nag/websocket-guard-checks';
