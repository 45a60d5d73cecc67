/** Where a rule about infrastructure code is better off, by its id; rules that only source code shows say so themselves. */
export const WHEN_NOT_TO_USE: Readonly<Record<string, string>> = {
  'api-key-not-enforced': 'Where the keys only label clients in the log, and the authorizer decides who may connect.',
  'api-key-on-connect-only': 'Never for a WebSocket API: no message carries a key.',
  'authorizer-header-only': 'Where no client is a browser: programs can set any header on the handshake.',
  'authorizer-identity-source-required':
    'Where nothing of the handshake is common to all who may connect, and the function has to see every attempt.',
  'authorizer-identity-source': 'Never for a WebSocket API: AWS rejects other forms.',
  'authorizer-only-on-connect': 'Never for a WebSocket API: AWS rejects the route.',
  'authorizer-unused': 'Where another stack adds the $connect route that names the authorizer.',
  'connect-route-authorized':
    'Where the API is public on purpose, or its $connect handler checks who connects and refuses with a 4xx. Acknowledge it there, with the reason, so that the next reader knows.',
  'connection-table-ttl':
    'Where something else removes the rows of connections that are gone, a scheduled function for example.',
  'default-route-missing':
    'Where clients are yours, and an answer of {"message":"Forbidden"} to an unknown action is what you want.',
  'deployment-static': 'Where a pipeline deploys the API after each change, outside of CloudFormation.',
  'disconnect-route-missing': 'Where what is stored ends by itself, by its time to live.',
  'http-cors-credentials-wildcard': 'Never: AWS rejects the API.',
  'http-cors-open': 'Where the pages of everybody are meant to call the API, and the authorizer reads no cookie.',
  'http-integration-payload-format': 'Never: AWS rejects other formats.',
  'http-integration-plaintext-backend':
    'Where the back end has no certificate and what it is sent is public. Say so where it is disabled.',
  'http-integration-timeout-range': 'Never: AWS rejects other values.',
  'integration-lambda-uri': 'Never: API Gateway calls functions by their invocation URI.',
  'integration-payload-format': 'Never for a WebSocket API: it takes payload format 1.0 only.',
  'integration-plaintext-backend':
    'Where the address is inside of a VPC link, and TLS ends before it. Say so where it is disabled.',
  'integration-timeout-lambda':
    'Where the function goes on after its answer is no longer waited for, and posts what it has found to the connection itself.',
  'integration-timeout-range': 'Never: AWS rejects other values.',
  'invoke-full-access':
    'Where a function is meant to call, and to post to the connections of, every API of the account.',
  'lambda-permission-missing': 'Where another stack gives the permission.',
  'lambda-permission-shape': 'Never for a WebSocket API: the permission allows no call.',
  'lambda-permission-source-arn':
    'Where the ARN of the API is not known yet, because another account makes it; name that account as sourceAccount.',
  'manage-connections-scope': 'Where one function is meant to post to every WebSocket API of the account.',
  'manage-connections-stage-scope':
    'Where a function is meant to read or end connections as well as to send, or serves all stages of its API.',
  'no-arn-for-execute-api': 'Never for a WebSocket API: the ARN matches no route.',
  'prefer-callback-url': 'Where the callback address is that of a custom domain.',
  'prefer-guarded-constructs':
    'Where you keep to the constructs of aws-cdk-lib, as most projects do: the rule is on in `all` only.',
  'route-key-reserved': 'Where messages do have an action that starts with a dollar sign.',
  'route-key-unique': 'Never: AWS rejects the second route.',
  'stage-access-log-variables':
    'Where you know that AWS fills in a variable that its list for WebSocket APIs does not have.',
  'stage-access-logs':
    'Where an Aspect or injectors in another file add the log; `repairedBy` in the settings says so to all rules.',
  'stage-auto-deploy-conflict': 'Never: AWS rejects the next change of the deployment.',
  'stage-data-trace': 'While you look for a fault in an account without real messages.',
  'stage-deployed': 'Where a pipeline deploys the stage, outside of CloudFormation.',
  'stage-detailed-metrics': 'Where nobody watches single routes: the metrics are billed as custom metrics.',
  'stage-execution-logs':
    'Where the account has no role for CloudWatch, and nobody may give it one: deployments with a log level fail there.',
  'stage-name': 'Where your clients do reach a stage of that name: reports disagree whether they can.',
  'stage-name-characters': 'Never: AWS rejects the name.',
  'stage-throttle-zero': 'While a stage is closed on purpose.',
  'stage-throttling':
    'Where an Aspect or injectors in another file limit all stages; `repairedBy` in the settings says so to all rules.',
};
