import type { IpAddressType } from 'aws-cdk-lib/aws-apigatewayv2';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';

/** A domain that clients reach a stage by. */
export interface WebSocketDomainOptions {
  /** The name of the domain, such as `chat.example.com`. In DNS it is an alias of what `addDomain` returns. */
  readonly domainName: string;

  /** The certificate of the name, from AWS Certificate Manager in the region of the API. */
  readonly certificate: ICertificate;

  /**
   * The path below the domain: clients connect to `wss://DOMAIN/KEY`.
   *
   * @default - the whole domain
   */
  readonly mappingKey?: string;

  /**
   * Whether clients reach the API by its domains only. `url` and `callbackUrl` of the stage are those of the domain then. Other
   * stages of the API need a domain, too.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-disable-default-endpoint.html
   * @default false
   */
  readonly closeDefaultEndpoint?: boolean;

  /**
   * Which IP addresses clients may have.
   *
   * @default - IPv4
   */
  readonly ipAddressType?: IpAddressType;
}
