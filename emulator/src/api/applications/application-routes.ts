import type { AccountBooks } from '../../platform/account/account-books.ts';
import type { Applications } from '../../platform/applications.ts';

/** What the operations of the Application API work with. */
export interface ApplicationRouteDependencies {
  readonly platform: Pick<AccountBooks, 'account' | 'numbers'> & {
    readonly applications: Applications;
  };
  readonly newId: () => string;
}
