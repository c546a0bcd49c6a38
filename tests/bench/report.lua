-- What wrk measured, as one line of JSON at the end of its output.
done = function(summary, latency, requests)
  io.write(string.format(
    '\n{"p50": %.0f, "p95": %.0f, "p99": %.0f, "requests": %d, "us": %.0f, ' ..
    '"bad": %d}\n',
    latency:percentile(50), latency:percentile(95), latency:percentile(99),
    summary.requests, summary.duration,
    summary.errors.status + summary.errors.connect + summary.errors.read +
    summary.errors.write + summary.errors.timeout))
end
