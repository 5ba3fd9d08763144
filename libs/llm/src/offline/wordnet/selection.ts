/** Which of WordNet's many-word lemmas are worth showing to somebody who watches a film. */
const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Second words that make a phrasal verb whose meaning cannot be read off its parts. */
export const PARTICLES = set('up down out off away back over apart aside together ahead along around');

/**
 * Verbs so common that with a particle they mostly say where something goes; the figurative uses have lines of
 * their own in the phrasal verbs.
 */
export const PLAIN_VERBS = set(`
  be go come get move run walk put take bring send look sit stand lie stay keep drive fly fall turn step jump carry
  pull push throw let hold have do make give set play lay hand call drop cut eat drink live leave see find show
  start stop read write print travel climb hop roll slide swing swim lift pass even well round double white thin
  felt film weight open
`);

/** Parts of lemmas that are crude, technical or made up for the dictionary's own order. */
export const UNWELCOME_WORDS = set(`
  fuck shit crap piss pissed bugger arse bollocks cock jerk jack wank screw sex intercourse laid suck crap leak
  wind young birth bunt bases serve tongue hogan noseful bun breath_test drugs craps coitus rape bitch ass hell
`);

/** Multi-word adverbs and adjectives that say nothing beyond their words, or that nobody says. */
export const PLAIN_PHRASES = set(`
  a_hundred_times a_million_times at_a_low_price at_a_lower_place at_a_higher_place at_an_equal_rate
  in_a_beastly_manner in_a_broad_way in_a_heartfelt_way in_a_higher_place in_a_similar_way in_an_elaborate_way
  in_both_ears in_everyone's_thoughts in_fiscal_matters in_great_confusion in_large_quantities in_one_case
  in_one_ear in_so_far in_someone's_way in_the_adjacent_apartment in_the_adjacent_house in_the_south in_two_ways
  get_it_on go_down_on have_a_go_at_it have_it_away have_it_off roll_in_the_hay sow_one's_oats
  sow_one's_wild_oats spend_a_penny sleep_around sleep_together felt_up cause_to_be_perceived cause_to_sleep
  create_by_mental_act create_from_raw_material create_from_raw_stuff clear_the_throat carry_to_term
  draw_and_quarter get_a_look take_a_hit take_a_hop take_a_dare take_in_charge take_the_air take_the_field
  take_the_floor take_the_road turn_a_loss stay_in_place out_of_view hundred_and_one get_the_best have_the_best
  get_the_hang get_the_jump get_the_goods get_a_line get_a_load paint_a_picture lead_by_the_nose buy_the_farm
  out_or_keeping one_hundred_one one_hundred_five one_hundred_ten one_hundred_fifteen one_hundred_twenty
  one_hundred_thirty one_hundred_forty one_hundred_fifty one_hundred_sixty one_hundred_seventy
  one_hundred_eighty one_hundred_ninety up_to_my_neck up_to_your_neck up_to_his_neck up_to_her_neck
  up_to_our_necks up_to_their_necks week_after_week week_by_week the_least_bit
  in_full_action in_small_stages in_spite_of_appearance like_an_expert on_a_higher_floor on_a_lower_floor
  one_one's_coattails on_the_coattails since_a_long_time_ago the_whole_way through_an_experiment
  through_empirical_observation to_a_great_extent to_a_greater_extent to_a_higher_place to_a_lesser_extent
  to_a_lower_place to_both_ears to_each_one to_one_ear to_no_degree to_that_degree to_that_extent to_the_south
  to_the_lowest_degree to_the_highest_degree up_the_stairs down_the_stairs not_by_a_blame_sight
  not_by_a_long_sight for_24_hours for_a_bargain_price for_each_one from_each_one from_way_back of_sound_mind
  of_unsound_mind across_the_country across_the_nation around_the_bend good_for_you put_on_the_line
  thrown_and_twisted when_first_seen no_matter_what_happens very_much_like as_a_group all_day_long
  all_the_way all_the_time as_we_say by_right_of_office cash_on_delivery even_a_little more_and_more
  out_of_gear out_of_true out_of_play on_the_other_hand in_her_right_mind in_his_right_mind
  in_their_right_minds in_his_own_right in_her_own_right in_its_own_right
  on_the_table in_the_air on_the_side on_the_wing out_of_doors in_the_lead in_the_way in_that in_on
  naked_as_the_day_one_was_born naked_as_the_day_you_were_born in_one's_birthday_suit deaf_as_a_post
  give_full_measure move_back_and_forth take_in_water make_vibrant_sounds be_caused_by seize_with_teeth
  set_on_fire have_a_good_time put_to_death travel_by take_the_veil be_given_to drop_one's_serve keep_in_line
  take_time_by_the_forelock
  take_the_count take_the_fifth take_the_fifth_amendment take_to_be write_in_code sell_someone_out
  reach_one's_nostrils express_one's_feelings get_hitched_with look_out_on look_out_over make_a_motion
  press_down_on bear_down_upon bear_down_on burst_in_on collocate_with walk_out_of have_down_pat
  give_tongue_to remain_firm_to do_well_by fall_over_backwards in_a_way one_after_the_other one_after_another
`);

/**
 * Compound nouns with a meaning of their own; picked by hand from the tens of thousands, most of which name plants,
 * places and things. Their meanings come from WordNet.
 */
export const FIGURATIVE_NOUNS: readonly string[] = `
  bad_blood bag_of_tricks baby_talk back_talk bear_hug blame_game blind_date blind_spot breaking_point
  breath_of_fresh_air broken_heart change_of_mind clean_bill_of_health closed_book cold_shoulder cold_sweat
  common_sense cutting_edge dead_duck dead_heat dead_weight death_wish dirty_laundry double_cross
  double_take dry_run evil_eye eye_candy eye_contact falling_out fast_lane fast_track fever_pitch
  fifth_wheel figure_of_speech fine_print foul_play frame_of_mind free_hand free_lunch fresh_start game_plan
  gut_feeling guilt_trip guilty_conscience hard_sell hard_time head_start helping_hand high_horse
  horse_sense inside_job inside_track kiss_of_death labor_of_love last_resort last_word
  level_best living_hell loose_cannon loose_end love_at_first_sight low_blow lucky_break
  mental_note mixed_blessing monkey_business moral_support near_miss night_owl
  object_lesson old_flame old_hand open_book open_secret pack_of_lies pain_in_the_neck peer_pressure pep_talk
  pet_peeve pipe_dream point_of_view presence_of_mind quantum_leap rat_race reality_check
  rude_awakening second_thought second_wind self-made_man sense_of_humor
  short_cut silent_treatment silver_lining slap_in_the_face slim_chance smoke_screen smoking_gun soft_spot
  spitting_image standing_joke stone's_throw straight_face stumbling_block sure_thing sweet_talk
  sweet_tooth tall_order tall_tale the_works third_degree time_bomb trial_run turning_point
  turn_of_events uphill_battle vicious_circle vicious_cycle wake-up_call wishful_thinking
  word_of_honor word_of_mouth worst_case wild_goose_chase witch_hunt wrong_number
`
  .trim()
  .split(/\s+/);
