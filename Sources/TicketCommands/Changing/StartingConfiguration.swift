/// The configuration that a new backlog begins with.
enum StartingConfiguration {
  static let text = """
    # The configuration of this backlog: https://yaml.org, checked by `tickets check`.
    timezone: UTC

    workflow:
      backlog:     {category: todo}
      todo:        {category: todo}
      in-progress: {category: doing}
      review:      {category: doing, wait: true}
      done:        {category: done}
      dropped:     {category: dropped}

    fields:
      priority: {one-of: [P0, P1, P2, P3]}
      estimate: {type: number}

    rules:
      acceptance-met:
        on: enter done
        require:
          - checkboxes: {section: Acceptance criteria, optional: true}
        message: every acceptance criterion must be ticked

    """
}
