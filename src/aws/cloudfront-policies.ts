/**
 * Policies that CloudFront manages, by what they send of the viewer's request to the origin.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 */

export const ALL_VIEWER_EXCEPT_HOST_HEADER = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

export const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

/** Origin request policies with the Host header: AllViewer, AllViewerAndCloudFrontHeaders, HostHeaderOnly. */
export const ORIGIN_REQUESTS_WITH_HOST: ReadonlySet<string | undefined> = new Set([
  '216adef6-5c7f-47e4-b989-5492eafa07d3',
  '33f36d7e-f396-46d9-90e0-52428a34d9dc',
  'bf0718e1-ba1e-49d1-88b1-f726733018ae',
]);

/**
 * Cache policies with the Host header: UseOriginCacheControlHeaders, the same with query strings, Amplify. What is in the
 * cache key is sent to the origin, too.
 */
export const CACHE_KEYS_WITH_HOST: ReadonlySet<string | undefined> = new Set([
  '83da9c7e-98b4-4e11-a168-04f0df8e2c65',
  '4cc15a8a-d715-48a4-82b8-cc0b614638fe',
  '2e54312d-136d-493c-8eb9-b001f22f67d2',
]);
