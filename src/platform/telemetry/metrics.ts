import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const LATENCY_BUCKETS_S = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What Prometheus may ask. Labels hold route templates and classes only, so their number is bounded. */
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request line to the last byte of the answer.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: LATENCY_BUCKETS_S,
    registers: [this.registry],
  });
  readonly shed = new Counter({
    name: 'http_requests_shed_total',
    help: 'Requests refused at the door because of overload.',
    registers: [this.registry],
  });

  readonly pieceFaults = new Counter({
    name: 'job_piece_faults_total',
    help: 'Pieces of batch jobs that failed and were put off.',
    labelNames: ['job'] as const,
    registers: [this.registry],
  });

  observeRequest(method: string, route: string, status: number, durationMs: number): void {
    this.requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, durationMs / 1000);
  }

  observeInFlight(count: () => number): void {
    this.observe('http_requests_in_flight', 'Requests being worked on now.', count);
  }

  observeFaultyVersions(count: () => number): void {
    this.observe('faulty_versions', 'Versions in force that this program cannot use.', count);
  }

  observeFailingPieces(count: () => number): void {
    this.observe(
      'job_pieces_failing',
      'Pieces of batch jobs that fail, as this process saw them last.',
      count,
    );
  }

  observeIdleJobs(seconds: () => number): void {
    this.observe(
      'jobs_idle_seconds',
      'How long nobody has done any job, as a process sees it that does none; 0 while somebody does.',
      seconds,
    );
  }

  /** The gauge asks when it is read, so that counting costs a request nothing. */
  private observe(name: string, help: string, count: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(count());
      },
    });
  }

  /** Process metrics watch the event loop and garbage collection, so they start with the server only. */
  collectProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }
}
