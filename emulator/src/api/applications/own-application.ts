import type { Application } from '../../platform/applications.ts';
import type { ApplicationRouteDependencies } from './application-routes.ts';
import { noApplication } from './problems.ts';

/** The account's own application of that id. Throws "not found" for everyone else's, too. */
export function ownApplication(
  { applications, account }: ApplicationRouteDependencies['platform'],
  id: unknown,
): Application {
  const application = applications.find(String(id));
  if (application?.apiKey !== account.apiKey) throw noApplication(String(id));
  return application;
}
