/**
 * Origin request policies that CloudFront manages, by what they send of the viewer's request.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
 */

export const ALL_VIEWER_EXCEPT_HOST_HEADER = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

/** With the Host header: AllViewer, AllViewerAndCloudFrontHeaders, HostHeaderOnly. */
export const POLICIES_WITH_HOST: ReadonlySet<string | undefined> = new Set([
  '216adef6-5c7f-47e4-b989-5492eafa07d3',
  '33f36d7e-f396-46d9-90e0-52428a34d9dc',
  'bf0718e1-ba1e-49d1-88b1-f726733018ae',
]);

/** What `HeaderBehavior` of a policy of one's own is where it sends the Host header, whatever else it lists. */
export const BEHAVIORS_WITH_HOST: ReadonlySet<string | undefined> = new Set([
  'allViewer',
  'allViewerAndWhitelistCloudFront',
]);
