import type { IpAddressType } from 'aws-cdk-lib/aws-apigatewayv2';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';

/** A custom domain of a stage. */
export interface WebSocketDomainOptions {
  /**
   * The name of the domain, such as `chat.example.com`. In DNS it has to be an alias of the domain that `addDomain`
   * returns.
   */
  readonly domainName: string;

  /** The certificate of the name, from AWS Certificate Manager in the region of the API. */
  readonly certificate: ICertificate;

  /**
   * The path on the domain: clients connect to `wss://DOMAIN/KEY`.
   *
   * @default - the whole domain
   */
  readonly mappingKey?: string;

  /**
   * Whether the default endpoint is disabled, so that clients reach the API by its domains only. `url` and
   * `callbackUrl` of the stage are then those of the domain. Other stages of the API need a domain, too.
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
