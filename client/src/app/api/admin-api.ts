import { inject, Injectable } from '@angular/core';
import type { AdminCallPage, AdminStatus, AuditPage } from '@hotline/protocol/admin';
import { Requests } from './requests.ts';

/** How many entries a page has. */
const pageSize = 20;

/** What admins may see and do. */
@Injectable({ providedIn: 'root' })
export class AdminApi {
  private readonly requests = inject(Requests);

  status(): Promise<AdminStatus> {
    return this.requests.guarded('GET', '/api/admin/status');
  }

  switchCalls(on: boolean): Promise<void> {
    return this.requests.guarded('PUT', '/api/admin/calls', { on });
  }

  calls(before?: string): Promise<AdminCallPage> {
    return this.requests.guarded('GET', `/api/admin/calls?${page(before)}`);
  }

  audit(before?: string): Promise<AuditPage> {
    return this.requests.guarded('GET', `/api/admin/audit?${page(before)}`);
  }
}

function page(before: string | undefined): URLSearchParams {
  return new URLSearchParams({
    limit: String(pageSize),
    ...(before !== undefined && { before }),
  });
}
