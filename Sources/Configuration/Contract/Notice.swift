/// What people are told about where their data came from (Article 14): the contract's own words.
public typealias Notice = LocalText
