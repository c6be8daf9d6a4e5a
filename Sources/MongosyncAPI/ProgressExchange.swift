import Foundation
import FoundationNetworking
import Synchronization

/// One request and its reply.
final class ProgressExchange: NSObject, URLSessionDataDelegate {
  private enum State {
    case ready
    case asking(URLSession, CheckedContinuation<ProgressAnswer, any Error>)
    case over(Result<ProgressAnswer, any Error>)
  }

  private let request: URLRequest
  private let limit: Duration
  private let largestReply: Int
  private let state = Mutex(State.ready)
  private let body = Mutex(Data())

  /// Prepares to ask within the limit.
  init(_ address: MongosyncAddress, limit: Duration, largestReply: Int) {
    var request = URLRequest(url: address.url, cachePolicy: .reloadIgnoringLocalAndRemoteCacheData)
    request.timeoutInterval = limit / .seconds(1) + 1
    request.httpMethod = "GET"
    request.httpShouldHandleCookies = false
    request.setValue("application/json", forHTTPHeaderField: "Accept")
    self.request = request
    self.limit = limit
    self.largestReply = largestReply
  }

  /// Asks, and gives up after the limit or when the task is cancelled.
  func answer() async throws -> ProgressAnswer {
    try await withTaskCancellationHandler {
      let watch = Task {
        try await Task.sleep(for: limit)
        finish(.failure(ProgressError(.timedOut, "mongosync gave no whole reply within \(limit).")))
      }
      defer { watch.cancel() }
      return try await withCheckedThrowingContinuation(ask)
    } onCancel: {
      finish(.failure(CancellationError()))
    }
  }

  private func ask(_ continuation: CheckedContinuation<ProgressAnswer, any Error>) {
    let session = URLSession(configuration: .forgetful, delegate: self, delegateQueue: nil)
    let (task, outcome) = state.withLock { state -> (URLSessionDataTask?, Result<ProgressAnswer, any Error>?) in
      if case .over(let outcome) = state { return (nil, outcome) }
      state = .asking(session, continuation)
      return (session.dataTask(with: request), nil)
    }
    task?.resume()
    guard let outcome else { return }
    session.invalidateAndCancel()
    continuation.resume(with: outcome)
  }

  /// The first call decides, even one before the question; later ones are the echo of the session's end.
  private func finish(_ outcome: Result<ProgressAnswer, any Error>) {
    let before = state.withLock { state in
      defer { if case .over = state {} else { state = .over(outcome) } }
      return state
    }
    guard case .asking(let session, let continuation) = before else { return }
    session.invalidateAndCancel()
    continuation.resume(with: outcome)
  }

  func urlSession(
    _: URLSession, task _: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest _: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
    finish(.failure(ProgressError.redirected(response.statusCode)))
  }

  func urlSession(_: URLSession, dataTask _: URLSessionDataTask, didReceive data: Data) {
    let isTooLarge = body.withLock { body in
      if body.count <= largestReply { body.append(data) }
      return body.count > largestReply
    }
    guard isTooLarge else { return }
    finish(.failure(ProgressError(.tooLarge, "The reply is larger than \(largestReply) bytes.")))
  }

  func urlSession(_: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    if let error { return finish(.failure(ProgressError(failureOf: error))) }
    guard let status = (task.response as? HTTPURLResponse)?.statusCode else {
      return finish(.failure(ProgressError(.connectionFailed, "The server did not answer in HTTP.")))
    }
    if (300..<400).contains(status) { return finish(.failure(ProgressError.redirected(status))) }
    let body = body.withLock(\.self)
    finish(Result { try ProgressAnswer(body: body, status: status) })
  }
}
