import Foundation
import Records

/// Splink over the same sets, with settings as its own tutorials give them: the peer that figures are printed beside.
enum SplinkScript {
  /// What the script prints.
  struct Taken: Decodable {
    /// Records read.
    let records: Int
    /// Loading, training, predicting and clustering at 0.95, in seconds.
    let seconds: Double
  }

  /// The path of a Python that can import Splink; nil if there is none.
  static func python() throws(Problem) -> String? {
    guard let python = Programs.found("python3") else { return nil }
    return try ChildProcess.run(python, ["-W", "ignore", "-c", "import splink, duckdb"]).code == 0 ? python : nil
  }

  /// The script: file, set, a column to leave out or `none`, and where clusters at 0.5 and at 0.95 go.
  static let text = #"""
    """Splink beside lahde: FILE SET WITHOUT CLUSTERS_A CLUSTERS_B; prints what it took as JSON."""
    from json import dumps
    from sys import argv
    from time import perf_counter

    from duckdb import connect
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    from splink import comparison_level_library as cll
    from splink import comparison_library as cl

    path, name, without, loose, tight = argv[1:6]
    start = perf_counter()
    con = connect()
    quoted = path.replace("'", "''")
    source = f"read_csv('{quoted}', all_varchar=true, header=true)"
    described = con.execute(f"describe select * from {source}").fetchall()
    columns = [row[0] for row in described]
    clean = [f"""nullif(trim("{c}"), '') as "{c.strip()}" """ for c in columns]
    identifier = "unique_id"


    def tf(comparison):
        return comparison.configure(term_frequency_adjustments=True)


    if name == "fake_1000":
        select = ", ".join(clean)
        comparisons = [
            cl.NameComparison("first_name"), cl.NameComparison("surname"), cl.LevenshteinAtThresholds("dob", 1),
            tf(cl.ExactMatch("city")), cl.EmailComparison("email"),
        ]
        blocking = [block_on("first_name", "city"), block_on("surname"), block_on("email"), block_on("dob")]
        certain = [
            "l.first_name = r.first_name and levenshtein(r.dob, l.dob) <= 1",
            "l.surname = r.surname and levenshtein(r.dob, l.dob) <= 1",
            "l.first_name = r.first_name and levenshtein(r.surname, l.surname) <= 2",
            "l.email = r.email",
        ]
        recall, pairs, training = 0.7, 1e6, [block_on("first_name", "surname"), block_on("dob")]
    elif name == "febrl3":
        identifier = "rec_id"
        select = ", ".join(clean)
        comparisons = [
            tf(cl.NameComparison("given_name")), tf(cl.NameComparison("surname")),
            cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            tf(cl.ExactMatch("street_number")), tf(cl.DamerauLevenshteinAtThresholds("postcode", [1, 2])),
        ]
        blocking = [
            block_on("soc_sec_id"), block_on("given_name"), block_on("surname"), block_on("date_of_birth"),
            block_on("postcode"),
        ]
        certain = [
            "l.soc_sec_id = r.soc_sec_id",
            "l.given_name = r.given_name and l.surname = r.surname and l.date_of_birth = r.date_of_birth",
            "l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth",
        ]
        recall, pairs, training = 0.9, 1e6, [block_on("date_of_birth"), block_on("surname")]
    elif name == "historical_50k":
        select = ", ".join(clean) + (
            ", case when nullif(trim(first_name), '') is null or nullif(trim(surname), '') is null then null"
            " else trim(first_name) || ' ' || trim(surname) end as first_name_surname_concat")
        comparisons = [
            cl.ForenameSurnameComparison(
                "first_name", "surname", forename_surname_concat_col_name="first_name_surname_concat"),
            cl.DateOfBirthComparison("dob", input_is_string=True), cl.PostcodeComparison("postcode_fake"),
            tf(cl.ExactMatch("birth_place")), tf(cl.ExactMatch("occupation")),
        ]
        blocking = [
            block_on("substr(first_name,1,3)", "substr(surname,1,4)"), block_on("surname", "dob"),
            block_on("first_name", "dob"), block_on("postcode_fake", "first_name"), block_on("postcode_fake", "surname"),
            block_on("dob", "birth_place"), block_on("substr(postcode_fake,1,3)", "dob"),
            block_on("substr(postcode_fake,1,3)", "first_name"), block_on("substr(postcode_fake,1,3)", "surname"),
            block_on("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"),
        ]
        certain = [
            "l.first_name = r.first_name and l.surname = r.surname and l.dob = r.dob",
            "substr(l.first_name,1,2) = substr(r.first_name,1,2) and l.surname = r.surname"
            " and substr(l.postcode_fake,1,2) = substr(r.postcode_fake,1,2)",
            "l.dob = r.dob and l.postcode_fake = r.postcode_fake",
        ]
        recall, pairs, training = 0.6, 5e6, [block_on("first_name", "surname"), block_on("dob")]
    else:
        digits = "nullif(right(regexp_replace({0}, '[^0-9]', '', 'g'), 8), '')"
        roles = "('info', 'myynti', 'laskutus', 'talous', 'toimisto', 'asiakaspalvelu', 'office')"
        forms = "(oy|ab|oyj|ky|tmi|t:mi|abp|kb|ltd|osakeyhtiö|aktiebolag)"
        firm = f"trim(regexp_replace(lower(company), '( {forms})+$', ''))"
        select = f"""unique_id, lower(trim(given_name)) as first_name, lower(trim(family_name)) as surname,
            case when split_part(lower(email), '@', 1) not in {roles} then lower(email) end as email, split_part(lower(trim(email)), '@', 1) as local_part,
            nullif({digits.format('phone')}, {digits.format('company_phone')}) as phone, {digits.format('company_phone')} as company_phone,
            nullif({firm}, '') as company, business_id, lower(city) as city, lpad(postcode, 5, '0') as postcode,
            lower(title) as title"""
        comparisons = [
            tf(cl.NameComparison("first_name")), tf(cl.NameComparison("surname")),
            cl.LevenshteinAtThresholds("email", [1, 2]), cl.CustomComparison(
                output_column_name="firm",
                comparison_levels=[
                    cll.And(cll.NullLevel("company"), cll.NullLevel("postcode")),
                    cll.ExactMatchLevel("company", term_frequency_adjustments=True),
                    cll.JaroWinklerLevel("company", 0.9),
                    cll.ExactMatchLevel("postcode", term_frequency_adjustments=True),
                    cll.ElseLevel(),
                ]),
            tf(cl.ExactMatch("title")),
        ]
        blocking = [
            block_on("email"), block_on("first_name", "surname"), block_on("surname", "company"),
            block_on("first_name", "company"), block_on("surname", "business_id"), block_on("first_name", "business_id"),
            block_on("first_name", "postcode", "substr(surname,1,1)"), block_on("local_part", "substr(surname,1,3)"),
            block_on("surname", "postcode", "substr(first_name,1,1)"),
        ]
        certain = ["l.first_name = r.first_name and l.surname = r.surname and l.company = r.company"]
        if without != "phone":
            comparisons.append(tf(cl.ExactMatch("phone")))
            blocking.append(block_on("phone"))
            certain.append("l.first_name = r.first_name and l.phone = r.phone")
        else:
            certain.append("l.email = r.email and l.first_name = r.first_name")
        recall, pairs, training = 0.7, 2e6, [
            block_on("first_name", "surname"), block_on("surname", "email"), block_on("first_name", "email")]

    con.execute(f"create table records as select {select} from {source}").fetchall()
    count = con.execute("select count(*) from records").fetchall()[0][0]
    api = DuckDBAPI(con)
    settings = SettingsCreator(
        link_type="dedupe_only", unique_id_column_name=identifier, comparisons=comparisons,
        blocking_rules_to_generate_predictions=blocking, retain_matching_columns=False)
    linker = Linker(api.register("records"), settings, log_level=40)
    linker.training.estimate_probability_two_random_records_match(certain, recall=recall)
    linker.training.estimate_u_using_random_sampling(max_pairs=pairs, seed=1)
    for rule in training:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    predicted = linker.inference.predict(threshold_match_probability=0.5)


    def cluster(threshold, out):
        began = perf_counter()
        found = linker.clustering.cluster_pairwise_predictions_at_threshold(
            predicted, threshold_match_probability=threshold)
        seconds = perf_counter() - began
        con.execute(f"""copy (select "{identifier}" as id, cluster_id as cluster from {found.physical_name})
            to '{out.replace("'", "''")}' (header)""").fetchall()
        return seconds


    ready = perf_counter() - start
    cluster(0.5, loose)
    print(dumps({"records": count, "seconds": ready + cluster(0.95, tight)}))
    """#
}
