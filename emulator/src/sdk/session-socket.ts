import { createServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Socket } from 'socket.io';
import { z } from 'zod';
import type { DialectOf } from './dialect.ts';
import type { Session, Line } from './session.ts';
import type { Sessions } from './sessions.ts';
import { isLoopbackOrigin } from './cors.ts';
import type { SdkFaults } from './sdk-faults.ts';
import { refuseLogin, spoilLogin } from './spoil-login.ts';
import { checkToken } from './user-token.ts';
import type { TokenDependencies } from './user-token.ts';

export interface SessionSocketDependencies extends TokenDependencies {
  readonly sessions: Sessions;
  readonly dialectOf: DialectOf;
  readonly faults: () => SdkFaults;
  /** Hears what a browser says over its socket. */
  readonly onHeard: (session: Session, type: string, payload: unknown) => void;
  /** Hears why a browser was not let in. */
  readonly onRefused: (code: string, description: string) => void;
  /** Hears of a browser that was not let in because this was to go wrong. */
  readonly onSpoiled: (fault: SdkFaults['sdkLogin']) => void;
  /** The server whose upgrade requests to `/v2/rtc` are ours. */
  readonly server: HttpServer;
}

export interface SessionSocket {
  /** Cuts every connection without a word, as a bad network does. How many there were. */
  readonly drop: () => number;
  close(): Promise<void>;
}

const handshake = z.object({
  token: z.string(),
  session_id: z.string().optional(),
  SDK_name: z.string().optional(),
});
const logout = z.object({ tid: z.string() });

/** The socket of an SDK: it signs in with its token, and comes back with its session's id. */
export function openSessionSocket(dependencies: SessionSocketDependencies): SessionSocket {
  // The socket library would take every HTTP request under its path too, and REST has one of them.
  const upgradesOnly = createServer();
  dependencies.server.on('upgrade', (...request) => upgradesOnly.emit('upgrade', ...request));
  let open = true;
  const io = new Server(upgradesOnly, {
    path: '/v2/rtc',
    transports: ['websocket'],
    serveClient: false,
    allowRequest: (request, decide) => {
      decide(null, open && isLoopbackOrigin(request.headers.origin));
    },
  });
  io.on('connection', (socket) => {
    signIn(socket, dependencies);
  });

  return {
    drop: () => {
      const sockets = [...io.sockets.sockets.values()];
      for (const socket of sockets) socket.conn.close();
      return sockets.length;
    },
    close: async () => {
      // An SDK that loses its connection comes back at once.
      open = false;
      await io.close();
    },
  };
}

function signIn(socket: Socket, dependencies: SessionSocketDependencies): void {
  const { sdkLogin } = dependencies.faults();
  if (spoilLogin(socket, sdkLogin)) {
    dependencies.onSpoiled(sdkLogin);
    return;
  }
  const query = handshake.safeParse(socket.handshake.query);
  const check = checkToken(query.data?.token ?? '', dependencies);
  if (!check.ok) {
    refuseLogin(socket, check.code, check.description);
    dependencies.onRefused(check.code, check.description);
    return;
  }
  const { user, expiresAt } = check.identity;
  const dialect = dependencies.dialectOf(query.data?.SDK_name);
  const session = dependencies.sessions.open(user, dialect, query.data?.session_id);
  const line: Line = {
    send: (type, payload) => {
      socket.emit(type, payload);
    },
    end: () => {
      socket.disconnect(true);
    },
  };
  session.attach(line, expiresAt);
  socket.on('disconnect', () => {
    session.detach(line);
  });
  socket.onAny((type: string, payload: unknown) => {
    dependencies.onHeard(session, type, payload);
  });
  socket.on('session:logout', (message: unknown) => {
    logOut(socket, session, message);
  });
}

function logOut(socket: Socket, session: Session, message: unknown): void {
  const { data } = logout.safeParse(message);
  socket.emit('session:logged-out', { rid: data?.tid, body: {} });
  session.close();
}
