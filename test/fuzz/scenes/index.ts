import type { Scene } from '../choices';
import { DOMAINS } from './domains';
import { FUNCTIONS } from './functions';
import { HTTP_API } from './http-api';
import { IDENTITIES } from './identities';
import { SERVERLESS } from './serverless';
import { STAGES } from './stages';
import { WEBSOCKET_API } from './websocket-api';

/** Everything a random template may have, by what has to do with each other. */
export const SCENES: readonly Scene[] = [WEBSOCKET_API, STAGES, FUNCTIONS, IDENTITIES, DOMAINS, HTTP_API, SERVERLESS];

/** All resources of all scenes, by logical id. */
export const RESOURCES: Scene = Object.assign({}, ...SCENES) as Scene;
