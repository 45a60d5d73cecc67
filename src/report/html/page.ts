import { known } from '../../collections/known';
import type { Finding } from '../../engine/finding';
import type { ApiIndex, ReportedApi } from '../api-index';
import { distinctNames } from '../distinct-names';

/** The names and ids of APIs and findings in the page. */
export class Page {
  /** The unique name of each API. */
  private readonly names: ReadonlyMap<ReportedApi, string>;
  private readonly positions: ReadonlyMap<ReportedApi, number>;
  private readonly anchors: ReadonlyMap<Finding, string>;

  /**
   * @param apis the APIs of the report
   * @param findings all findings of the report, in the order of their ids
   */
  public constructor(
    private readonly apis: ApiIndex,
    findings: readonly Finding[],
  ) {
    this.names = distinctNames(apis.all);
    this.positions = new Map(apis.all.map((api, index) => [api, index + 1]));
    this.anchors = new Map(findings.map((finding, index) => [finding, `finding-${index + 1}`]));
  }

  /** The unique name of an API. */
  public nameOf(api: ReportedApi): string {
    return known(this.names, api);
  }

  /** The id of an API's section. */
  public idOf(api: ReportedApi): string {
    return `api-${known(this.positions, api)}`;
  }

  /** The id of the API that a finding is about; undefined where it is about none. */
  public apiIdOf(finding: Finding): string | undefined {
    const api = this.apis.apiOf(finding);
    return api && this.idOf(api);
  }

  /** The id of a finding. */
  public anchorOf(finding: Finding): string {
    return known(this.anchors, finding);
  }
}
