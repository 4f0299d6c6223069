/** Data of the server-sent event `service`, and part of `GET /health/ready`. */
export interface ServiceNews {
  /** `away` while calls cannot be kept: then none can be placed either. */
  readonly callLog: 'ready' | 'away';
}

/** Data of the server-sent event `trouble`: the phone service's newest complaint, or null. */
export interface TroubleNews {
  readonly newest: PlatformTrouble | null;
}

/** What the phone service could not do with what Hotline told it. `GET /api/troubles` answers the newest 20. */
export interface PlatformTrouble {
  readonly id: string;
  readonly at: number;
  /** In the phone service's own words, with numbers masked. */
  readonly reason: string;
  /** The call it is of, when it is one of Hotline's. */
  readonly callId?: string;
}
